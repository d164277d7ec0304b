package bellwether.slack.message;

import bellwether.domain.incident.Confidence;
import bellwether.domain.incident.Severity;
import bellwether.domain.notice.Alert;
import bellwether.domain.notice.Case;
import bellwether.slack.block.SafeText;

/** The line that says what an alert is about. */
final class AlertHeadline {
  /** Phones cut notifications off near here. */
  private static final int MAX_NOTIFICATION = 150;

  private AlertHeadline() {}

  /** What follows the vendor's name in the message. */
  static String of(Alert alert, Case current) {
    Confidence confidence = current.incidentState().confidence();
    return alert.role().triggersAlert()
        ? " " + alert.role().description() + " (" + confidence.label() + ")"
        : ": this breach is " + confidence.label();
  }

  /** All that a phone's notification shows, and a screen reader reads. */
  static String notification(Alert alert, Case current) {
    String confidence = " (" + current.incidentState().confidence().label() + ")";
    String event =
        switch (alert.role()) {
          case VICTIM -> " breached" + confidence;
          case SOURCE -> " is the source of a breach" + confidence;
          case MENTIONED -> of(alert, current);
        };
    return SafeText.truncate(
        severity(current.incidentState().severity().level())
            + ": "
            + SafeText.clean(alert.vendor())
            + event
            + ": "
            + SafeText.clean(alert.title()),
        MAX_NOTIFICATION);
  }

  static String severity(Severity.Level level) {
    return switch (level) {
      case CRITICAL -> "🔴 Critical";
      case HIGH -> "🟠 High";
      case MEDIUM -> "🟡 Medium";
      case LOW -> "⚪ Low";
    };
  }
}
