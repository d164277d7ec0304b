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

/** That an alert which was put off is due again. */
final class ReminderMessage {
  private static final int MAX_NAME = 150;

  private ReminderMessage() {}

  static List<SlackMessage> variants(Reminder reminder) {
    String vendor = SafeText.truncate(SafeText.clean(reminder.vendor()), MAX_NAME);
    String over = ": the snooze is over, and nobody has settled it yet.";
    String text = BlockBuilder.fallbackText(List.of(vendor + over));
    String blocks =
        new BlockBuilder()
            .richText(
                List.of(
                    RichTextLine.line(
                        bold(vendor),
                        plain(over + " Put off by "),
                        userMention(reminder.userId()))))
            .toJson();
    return List.of(new SlackMessage(text, blocks), new SlackMessage(text, SlackMessage.NO_BLOCKS));
  }
}
