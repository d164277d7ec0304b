package bellwether.app.install;

import bellwether.domain.workspace.Installation;
import bellwether.store.InstallationStore;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;

/**
 * Notes when a workspace threw us out: its alerts are then kept, not posted, until somebody there
 * installs or uses Bellwether again, and its token is forgotten.
 */
public final class UninstallHandler {
  private final InstallationStore installations;
  private final InstantSource clock;

  public UninstallHandler(InstallationStore installations, InstantSource clock) {
    this.installations = installations;
    this.clock = clock;
  }

  /**
   * The team uninstalled the app or revoked its bot token. Told again if this throws, and whenever
   * Slack repeats itself.
   *
   * @param at when, by Slack's clock in whole seconds; the end of time where Slack did not say
   */
  public void uninstalled(String team, Instant at) {
    Instant now = clock.instant();
    Installation known = installations.find(team).orElse(null);
    if (known != null && (known.revokedAt() != null || isReinstalledSince(known, at))) {
      return; // noted before, or over
    }
    Installation there = known == null ? new Installation(team, now, null) : known;
    if (!installations.replace(known, there.withRevoked(now))) {
      throw new IllegalStateException("the installation changed meanwhile"); // Slack tells us again
    }
  }

  /**
   * Whether the workspace installed us again after it threw us out: Slack repeats events for an
   * hour and in any order. Its clock says whole seconds.
   */
  private static boolean isReinstalledSince(Installation known, Instant leftAt) {
    return known.sealedToken() != null
        && leftAt.isBefore(known.installedAt().truncatedTo(ChronoUnit.SECONDS));
  }
}
