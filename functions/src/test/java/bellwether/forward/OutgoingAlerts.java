package bellwether.forward;

import bellwether.app.Fixtures;
import bellwether.domain.incident.ReportKind;
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

  public static OutgoingAlert of(Alert alert, @Nullable String slackUrl) {
    return new OutgoingAlert(
        "d1", "d1", alert, "🟠 High: Acme breached", "Rotate.", NOW, slackUrl, false, null);
  }

  /** The same again, labeled. */
  public static OutgoingAlert repeated(OutgoingAlert alert) {
    return new OutgoingAlert(
        alert.id(),
        alert.firstAlertId(),
        alert.alert(),
        alert.headline(),
        alert.nextStep(),
        alert.createdAt(),
        alert.slackUrl(),
        true,
        alert.first());
  }

  /** An update of the first alert, which was sent with this receipt. */
  public static OutgoingAlert update(OutgoingAlert first, String receipt) {
    return new OutgoingAlert(
        "d2",
        first.id(),
        first.alert().withKind(ReportKind.UPDATE),
        "🔴 Critical: Acme breached",
        first.nextStep(),
        first.createdAt(),
        first.slackUrl(),
        false,
        new OutgoingAlert.First(first.headline(), receipt));
  }

  public static OutgoingAlert sample() {
    return of(Fixtures.alert("Acme", NOW));
  }
}
