package bellwether.slack.api;

/** The result of exchanging an OAuth code. */
public sealed interface OAuthResult {

  /** The app was installed. The team's name is untrusted, and the token must not be logged. */
  record Granted(String teamId, String teamName, String token, String botUserId, String installerId)
      implements OAuthResult {

    /** Omits the token, which a record would print into any log. */
    @Override
    public String toString() {
      return "Granted[team=" + teamId + "]";
    }
  }

  /** Slack refused with this code, or returned something unusable; the code is used up. */
  record Denied(String error, String fix) implements OAuthResult {}

  /** No complete response came back. */
  record Unknown(String reason) implements OAuthResult {}
}
