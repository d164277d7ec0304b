package bellwether.slack.api;

/** What Slack gave for the code that an installing workspace brought. */
public sealed interface Grant {

  /**
   * The workspace let us in.
   *
   * @param team its id
   * @param name its name, as hostile as any text
   * @param token its bot token; in no message, log or exception
   * @param botUser the id of our bot there
   * @param installer the id of who let us in
   */
  record Given(String team, String name, String token, String botUser, String installer)
      implements Grant {

    /** The ids alone: a record would print its token into any log. */
    @Override
    public String toString() {
      return "Given[team=" + team + ", botUser=" + botUser + ", installer=" + installer + "]";
    }
  }

  /**
   * Slack said no, or gave what we can't use; the code is spent.
   *
   * @param error Slack's word for it
   * @param fix what to do, in plain words
   */
  record Refused(String error, String fix) implements Grant {}

  /**
   * No whole answer came.
   *
   * @param reason without secrets
   */
  record Unclear(String reason) implements Grant {}
}
