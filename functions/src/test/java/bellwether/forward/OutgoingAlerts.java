package bellwether.forward;

import bellwether.app.Fixtures;
import bellwether.domain.notice.Alert;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** Creates alerts that are ready to be sent. */
public final class OutgoingAlerts {
  public static final Instant NOW = Instant.parse("2026-03-02T09:00:00Z");

  private OutgoingAlerts() {}

  public static OutgoingAlert of(Alert alert) {
    return of(alert, "https://acme.slack.com/archives/C0ALERTS/p17");
  }

  static OutgoingAlert of(Alert alert, @Nullable String slackUrl) {
    return new OutgoingAlert(
        "d1", "d1", alert, "🟠 High: Acme breached", "Rotate.", NOW, slackUrl, false);
  }

  public static OutgoingAlert sample() {
    return of(Fixtures.alert("Acme", NOW));
  }
}
