package bellwether.app.request;

/**
 * The person to respond to, and the ways to reach them; a missing way is empty.
 *
 * @param team the workspace that installed the app
 * @param user Slack's id of the person
 * @param channel the channel of the request
 * @param responseUrl accepts five responses within 30 minutes; a secret
 */
public record Requester(String team, String user, String channel, String responseUrl) {

  /** Omits the response URL, which is a secret. */
  @Override
  public String toString() {
    return team + " " + user;
  }
}
