package bellwether.slack.api;

/** The result of exchanging an OAuth code. */
public sealed interface OAuthResult {

  /**
   * The app was installed.
   *
   * @param teamName untrusted text
   * @param token the bot token; never logged, nor part of any exception
   * @param installerId the user who approved the installation
   */
  record Granted(String teamId, String teamName, String token, String botUserId, String installerId)
      implements OAuthResult {

    /** Omits the token, which a record would print into any log. */
    @Override
    public String toString() {
      return "Granted[team="
          + teamId
          + ", botUser="
          + botUserId
          + ", installer="
          + installerId
          + "]";
    }
  }

  /**
   * Slack refused, or returned something unusable; the code is used up.
   *
   * @param error Slack's error code
   * @param fix what to do about it
   */
  record Denied(String error, String fix) implements OAuthResult {}

  /**
   * No complete response came back.
   *
   * @param reason without secrets
   */
  record Unknown(String reason) implements OAuthResult {}
}
