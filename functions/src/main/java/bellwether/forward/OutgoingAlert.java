package bellwether.forward;

import bellwether.domain.incident.ReportKind;
import bellwether.domain.notice.Alert;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * An alert that is ready to be sent: its texts are cleaned and cut.
 *
 * @param id the same for each attempt, so that a receiver recognizes what it has
 * @param firstAlertId the id of the incident's first alert; the same as {@code id} if this is it
 * @param headline what happened, on one line
 * @param nextStep what to do next
 * @param slackUrl its message in Slack; null if it is not posted there, or not yet
 * @param possibleRepeat whether it may have arrived before
 */
public record OutgoingAlert(
    String id,
    String firstAlertId,
    Alert alert,
    String headline,
    String nextStep,
    Instant createdAt,
    @Nullable String slackUrl,
    boolean possibleRepeat) {

  /** Whether this reports about an incident of which an alert was sent before. */
  public boolean isUpdate() {
    return alert.kind() == ReportKind.UPDATE;
  }
}
