package bellwether.slack.message;

import static bellwether.slack.block.RichTextLine.bold;
import static bellwether.slack.block.RichTextLine.plain;
import static bellwether.slack.block.RichTextLine.userMention;

import bellwether.domain.notice.Reminder;
import bellwether.slack.block.MessageLines;
import bellwether.slack.block.RichTextLine;
import bellwether.slack.block.SafeText;
import bellwether.slack.block.SlackMessage;
import java.util.List;

/** Renders a reminder of an open alert. */
final class ReminderMessage {
  private static final int MAX_NAME = 150;

  private ReminderMessage() {}

  static List<SlackMessage> variants(Reminder reminder) {
    RichTextLine.Span vendor = bold(SafeText.clean(reminder.vendor(), MAX_NAME));
    String reason =
        reminder.followUp() == null
            ? ": the snooze has ended, and this alert is still open. Snoozed by "
            : ": the follow-up is due today. ";
    RichTextLine line = RichTextLine.line(vendor, plain(reason), userMention(reminder.userId()));
    return new MessageLines().add(line).toVariants();
  }
}
