package bellwether.app.workspace;

/** The bot token of a workspace, or why there is none. */
public sealed interface BotToken {

  /** A token, which must not appear in a message, log or exception. */
  record Available(String value) implements BotToken {

    @Override
    public String toString() {
      return "Available[]";
    }
  }

  record Missing(String fix) implements BotToken {}
}
