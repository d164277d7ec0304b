package bellwether.domain.workspace;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A Slack workspace that uses Bellwether.
 *
 * @param team Slack's team id; the customer's id everywhere
 * @param installedAt when Bellwether was last installed
 * @param revokedAt when the workspace removed Bellwether; null while it is installed
 * @param sealedToken its own bot token, encrypted; null if it has none or it was deleted
 * @param botUserId Slack's id of the bot user; null if not installed by OAuth
 * @param installedBy Slack's id of the person who installed it; null if not installed by OAuth
 */
public record Installation(
    String team,
    Instant installedAt,
    @Nullable Instant revokedAt,
    @Nullable String sealedToken,
    @Nullable String botUserId,
    @Nullable String installedBy) {

  /** A workspace without a token of its own, which the shared token serves. */
  public Installation(String team, Instant since, @Nullable Instant revokedAt) {
    this(team, since, revokedAt, null, null, null);
  }

  /** Whether it was installed by OAuth, so that only its own token may be used. */
  public boolean isInstalledByOAuth() {
    return botUserId != null;
  }

  /** Returns a copy after the workspace removed Bellwether; the token, now invalid, is deleted. */
  public Installation withRevoked(Instant now) {
    return new Installation(team, installedAt, now, null, botUserId, installedBy);
  }
}
