package bellwether.app.request;

/**
 * Whoever wants an answer, and the ways to give it; a way that is missing is empty.
 *
 * @param team whose app was asked
 * @param user Slack's id of the person
 * @param channel where it was asked
 * @param responseUrl takes five answers within half an hour; a secret
 */
public record Requester(String team, String user, String channel, String responseUrl) {

  /** Whom a log may name: the address is left out. */
  @Override
  public String toString() {
    return team + " " + user;
  }
}
