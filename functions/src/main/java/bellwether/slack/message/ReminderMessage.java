package bellwether.slack.message;

import static bellwether.slack.block.RichTextLine.bold;
import static bellwether.slack.block.RichTextLine.plain;
import static bellwether.slack.block.RichTextLine.userMention;

import bellwether.domain.notice.Reminder;
import bellwether.slack.block.BlockBuilder;
import bellwether.slack.block.RichTextLine;
import bellwether.slack.block.SafeText;
import bellwether.slack.block.SlackMessage;
import java.util.List;

/** Renders the reminder that an alert's snooze has ended. */
final class ReminderMessage {
  private static final int MAX_NAME = 150;

  private ReminderMessage() {}

  static List<SlackMessage> variants(Reminder reminder) {
    String vendor = SafeText.clean(reminder.vendor(), MAX_NAME);
    String reason = ": the snooze has ended, and this alert is still open.";
    RichTextLine line =
        RichTextLine.line(
            bold(vendor), plain(reason + " Snoozed by "), userMention(reminder.userId()));
    return SlackMessage.withFallbacks(
        List.of(vendor + reason), new BlockBuilder().richText(List.of(line)).build());
  }
}
