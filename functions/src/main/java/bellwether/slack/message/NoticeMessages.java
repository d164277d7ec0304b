package bellwether.slack.message;

import bellwether.domain.incident.ReportKind;
import bellwether.domain.notice.Alert;
import bellwether.domain.notice.AlertSummary;
import bellwether.domain.notice.Case;
import bellwether.domain.notice.ClockReminder;
import bellwether.domain.notice.DestinationNotice;
import bellwether.domain.notice.Digest;
import bellwether.domain.notice.FeedHealth;
import bellwether.domain.notice.MessageUpdate;
import bellwether.domain.notice.Notice;
import bellwether.domain.notice.Notice.SupplierNotice;
import bellwether.domain.notice.OutageNotice;
import bellwether.domain.notice.Reminder;
import bellwether.slack.block.SlackMessage;
import java.util.List;

/**
 * Renders the notices that Bellwether posts by itself. Any text in them may be untrusted, and is
 * made safe.
 */
public final class NoticeMessages {
  private static final String REPEAT_LABEL =
      "Possible duplicate: Slack did not confirm whether an earlier post arrived.";

  private static final String SHORT_REPEAT_LABEL = " (possible duplicate)";

  private NoticeMessages() {}

  /**
   * The message in several formats, richest first: post the next one only if Slack rejected the
   * format of the one before. Never empty; the last has no blocks.
   */
  public static List<SlackMessage> of(Notice notice) {
    return switch (notice) {
      case Alert alert -> AlertMessage.variants(alert, null, null);
      case OutageNotice outage -> OutageMessage.variants(outage);
      case DestinationNotice destination -> DestinationMessage.variants(destination);
      case Digest digest -> DigestMessage.variants(digest);
      case AlertSummary summary -> SummaryMessage.variants(summary, List.of());
      case FeedHealth health -> FeedHealthMessages.variants(health);
      case Reminder reminder -> ReminderMessage.variants(reminder);
      case SupplierNotice supplier -> SupplierMessage.variants(supplier);
      case ClockReminder reminder -> ClockReminderMessage.variants(reminder);
      case MessageUpdate _ ->
          throw new IllegalArgumentException("an update posts no message of its own");
    };
  }

  /** The message of an alert as its case is now, in the same formats. */
  public static List<SlackMessage> ofUpdatedAlert(
      Alert alert, Case alertCase, boolean possibleRepeat) {
    return label(AlertMessage.variants(alert, alertCase.id(), alertCase), possibleRepeat);
  }

  /** The message of a summary as the cases of its alerts are now, in the same formats. */
  public static List<SlackMessage> ofUpdatedSummary(
      AlertSummary summary, List<Case> cases, boolean possibleRepeat) {
    return label(SummaryMessage.variants(summary, cases), possibleRepeat);
  }

  /**
   * The same with buttons if it is a new alert, and labeled if an earlier post may have arrived
   * that could not be searched for.
   */
  public static List<SlackMessage> of(Notice notice, String deliveryId, boolean possibleRepeat) {
    List<SlackMessage> variants =
        notice instanceof Alert alert && alert.kind() == ReportKind.NEW
            ? AlertMessage.variants(alert, deliveryId, null)
            : of(notice);
    return label(variants, possibleRepeat);
  }

  private static List<SlackMessage> label(List<SlackMessage> variants, boolean possibleRepeat) {
    return possibleRepeat
        ? variants.stream()
            .map(message -> message.withLabel(REPEAT_LABEL, SHORT_REPEAT_LABEL))
            .toList()
        : variants;
  }
}
