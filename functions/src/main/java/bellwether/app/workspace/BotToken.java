package bellwether.app.workspace;

/** The token to speak with in a workspace, or why there is none. */
public sealed interface BotToken {

  /**
   * There is one.
   *
   * @param value in no message, log or exception
   */
  record Available(String value) implements BotToken {

    /** Nothing: a record would print its token into any log. */
    @Override
    public String toString() {
      return "Held[]";
    }
  }

  /**
   * There is none.
   *
   * @param fix what to do, in plain words
   */
  record Missing(String fix) implements BotToken {}
}
