package bellwether.slack.message;

import bellwether.domain.incident.ReportKind;
import bellwether.domain.notice.Alert;
import bellwether.domain.notice.AlertSummary;
import bellwether.domain.notice.Case;
import bellwether.domain.notice.Digest;
import bellwether.domain.notice.FeedHealth;
import bellwether.domain.notice.MessageUpdate;
import bellwether.domain.notice.Notice;
import bellwether.domain.notice.OutageNotice;
import bellwether.domain.notice.Reminder;
import bellwether.slack.api.PostResult;
import bellwether.slack.block.BlockBuilder;
import bellwether.slack.block.SafeText;
import bellwether.slack.block.SlackMessage;
import bellwether.slack.reply.CommandReplies;
import java.util.List;

/**
 * Words what Bellwether posts of its own accord. Any text may be a stranger's; all is made safe.
 * See {@link CommandReplies} for what it answers.
 */
public final class NoticeMessages {
  private NoticeMessages() {}

  /**
   * The notice as a message, then in ever plainer forms: post the next one only if Slack answered
   * {@link PostResult.InvalidMessage} to the one before. Never empty; the last has no blocks.
   */
  public static List<SlackMessage> of(Notice notice) {
    return switch (notice) {
      case Alert alert -> AlertMessage.variants(alert);
      case OutageNotice blockage -> OutageMessage.variants(blockage);
      case Digest digest -> DigestMessage.variants(digest);
      case AlertSummary summary -> SummaryMessage.variants(summary);
      case FeedHealth health -> FeedHealthMessages.variants(health);
      case Reminder reminder -> ReminderMessage.variants(reminder);
      case MessageUpdate _ ->
          throw new IllegalArgumentException("a refresh shows its alert, see present");
    };
  }

  /** The alert's message as it should stand now, in ever plainer forms. */
  public static List<SlackMessage> ofUpdatedAlert(Alert alert, Case standing) {
    return AlertMessage.variants(alert, standing);
  }

  /**
   * The same with buttons where it is an alert, and if the channel may hold the notice already,
   * each form says so.
   *
   * @param id of the delivery
   * @param possibleRepeat whether an earlier post may have arrived that could not be looked for
   */
  public static List<SlackMessage> of(Notice notice, String id, boolean possibleRepeat) {
    List<SlackMessage> forms =
        notice instanceof Alert alert && alert.kind() == ReportKind.NEW
            ? AlertMessage.variants(alert, id)
            : of(notice);
    return possibleRepeat ? forms.stream().map(NoticeMessages::withRepeatLabel).toList() : forms;
  }

  private static SlackMessage withRepeatLabel(SlackMessage message) {
    String label = "Possible repeat: Slack did not say whether an earlier post arrived.";
    String text =
        SafeText.escape(
            SafeText.truncate(label + " " + message.unescapedText(), BlockBuilder.MAX_TEXT));
    if (!message.hasBlocks()) {
      return new SlackMessage(text, message.blocksJson());
    }
    String first = new BlockBuilder().context(List.of(label)).toJson();
    String joined =
        first.substring(0, first.length() - 1) + "," + message.blocksJson().substring(1);
    return new SlackMessage(text, joined);
  }
}
