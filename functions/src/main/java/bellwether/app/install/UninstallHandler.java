package bellwether.app.install;

import bellwether.domain.workspace.Installation;
import bellwether.store.InstallationStore;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;

/**
 * Records that a workspace removed Bellwether. Its token is deleted, and its alerts are kept until
 * somebody there installs or uses Bellwether again.
 */
public final class UninstallHandler {
  private final InstallationStore installations;
  private final InstantSource clock;

  public UninstallHandler(InstallationStore installations, InstantSource clock) {
    this.installations = installations;
    this.clock = clock;
  }

  /**
   * Records that the team uninstalled the app or revoked its bot token at this time by Slack's
   * clock, in whole seconds; {@link Instant#MAX} if Slack did not say. Slack sends the event again
   * if this throws.
   */
  public void uninstalled(String team, Instant at) {
    Instant now = clock.instant();
    Installation known = installations.find(team).orElse(null);
    if (known != null && (known.revokedAt() != null || isReinstalledSince(known, at))) {
      return; // recorded before, or outdated
    }
    Installation current = known == null ? new Installation(team, now, null) : known;
    if (!installations.replace(known, current.withRevoked(now))) {
      throw new IllegalStateException(
          "the installation changed meanwhile"); // Slack sends the event again
    }
  }

  /**
   * Whether the workspace reinstalled after the event: Slack repeats events for an hour and in any
   * order. Its clock has whole seconds.
   */
  private static boolean isReinstalledSince(Installation known, Instant uninstalledAt) {
    return known.sealedToken() != null
        && uninstalledAt.isBefore(known.installedAt().truncatedTo(ChronoUnit.SECONDS));
  }
}
