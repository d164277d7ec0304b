package bellwether.slack.message;

import bellwether.domain.incident.Confidence;
import bellwether.domain.incident.Event;
import bellwether.domain.incident.Role;
import bellwether.domain.notice.Alert;

/**
 * Says in one sentence what a customer should do next about an alert. Most fit on one line of a
 * phone.
 */
public final class NextStep {
  private NextStep() {}

  public static String of(Alert alert, Confidence confidence) {
    return switch (confidence) {
      case RETRACTED -> "Undo what you did because of the report.";
      case DISPUTED -> "Ask the vendor for a written statement.";
      case ALLEGED, UNCERTAIN ->
          alert.event().kind() == Event.Kind.BREACH
              ? "Ask the vendor to confirm or deny, and wait."
              : forEvent(alert);
      case CONFIRMED -> forEvent(alert);
    };
  }

  private static String forEvent(Alert alert) {
    return switch (alert.event().kind()) {
      case EXPLOITED_VULNERABILITY -> "Patch it, and look for signs of compromise.";
      case MALICIOUS_PACKAGE ->
          "Remove the affected versions, and rotate every secret that a build could read.";
      case BREACH -> forBreach(alert);
    };
  }

  private static String forBreach(Alert alert) {
    return switch (alert.event().exposure()) {
      case ACCESS -> "Rotate and revoke the secrets it holds.";
      case PERSONAL_DATA -> "Ask which of your data is affected, and check whom you must notify.";
      case OTHER, NOT_STATED ->
          alert.role() == Role.SOURCE
              ? "Check what it can reach in your systems."
              : "Ask the vendor whether you are affected.";
    };
  }
}
