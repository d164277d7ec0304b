package bellwether.domain.workspace;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A Slack workspace that uses Bellwether.
 *
 * @param team Slack's team id; the customer's id everywhere
 * @param installedAt when it let us in last
 * @param revokedAt when the workspace threw us out; null while it lets us in
 * @param sealedToken its own bot token, encrypted; null where it has none or it was forgotten
 * @param botUserId Slack's id of our bot there; null where nobody installed us by OAuth
 * @param installedBy Slack's id of who installed us last; null where nobody did by OAuth
 */
public record Installation(
    String team,
    Instant installedAt,
    @Nullable Instant revokedAt,
    @Nullable String sealedToken,
    @Nullable String botUserId,
    @Nullable String installedBy) {

  /** A workspace without a token of its own: the one whose token is in the settings. */
  public Installation(String team, Instant since, @Nullable Instant revokedAt) {
    this(team, since, revokedAt, null, null, null);
  }

  /** Whether somebody installed us there by OAuth, so that no other token will do, ever. */
  public boolean isInstalledByOAuth() {
    return botUserId != null;
  }

  /** The same after the workspace threw us out: the token is worth nothing, and is forgotten. */
  public Installation withRevoked(Instant now) {
    return new Installation(team, installedAt, now, null, botUserId, installedBy);
  }
}
