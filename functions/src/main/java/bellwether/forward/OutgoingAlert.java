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
 * @param first the incident's first alert, if this is an update and that was sent to the same
 *     destination; null if not
 */
public record OutgoingAlert(
    String id,
    String firstAlertId,
    Alert alert,
    String headline,
    String nextStep,
    Instant createdAt,
    @Nullable String slackUrl,
    boolean possibleRepeat,
    @Nullable First first) {

  /**
   * The first alert of an incident, to which this replies.
   *
   * @param headline what happened, as it was sent
   * @param receipt the receiver's id of it; empty if there is none
   */
  public record First(String headline, String receipt) {}

  /** Whether this reports about an incident of which an alert was sent before. */
  public boolean isUpdate() {
    return alert.kind() == ReportKind.UPDATE;
  }
}
