package bellwether.slack.api;

/** What Slack gave for the code that an installing workspace brought. */
public sealed interface OAuthResult {

  /**
   * The workspace let us in.
   *
   * @param teamId its id
   * @param teamName its name, as hostile as any text
   * @param token its bot token; in no message, log or exception
   * @param botUserId the id of our bot there
   * @param installerId the id of who let us in
   */
  record Granted(String teamId, String teamName, String token, String botUserId, String installerId)
      implements OAuthResult {

    /** The ids alone: a record would print its token into any log. */
    @Override
    public String toString() {
      return "Given[team=" + teamId + ", botUser=" + botUserId + ", installer=" + installerId + "]";
    }
  }

  /**
   * Slack said no, or gave what we can't use; the code is spent.
   *
   * @param error Slack's word for it
   * @param fix what to do, in plain words
   */
  record Denied(String error, String fix) implements OAuthResult {}

  /**
   * No whole answer came.
   *
   * @param reason without secrets
   */
  record Unknown(String reason) implements OAuthResult {}
}
