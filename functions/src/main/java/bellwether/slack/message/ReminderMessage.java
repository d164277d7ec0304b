package bellwether.slack.message;

import bellwether.slack.block.SlackMessage;
import bellwether.slack.block.Text;
import bellwether.slack.block.Blocks;
import bellwether.slack.block.Passage;

import static bellwether.slack.block.Passage.bold;
import static bellwether.slack.block.Passage.person;
import static bellwether.slack.block.Passage.words;

import bellwether.domain.Reminder;
import java.util.List;

/** That an alert which was put off is due again. */
final class ReminderMessage {
  private static final int MAX_NAME = 150;

  private ReminderMessage() {}

  static List<SlackMessage> variants(Reminder reminder) {
    String vendor = Text.cut(Text.clean(reminder.vendor()), MAX_NAME);
    String over = ": the snooze is over, and nobody has settled it yet.";
    String text = Blocks.text(List.of(vendor + over));
    String blocks =
        new Blocks()
            .rich(
                List.of(
                    Passage.line(
                        bold(vendor), words(over + " Put off by "), person(reminder.user()))))
            .json();
    return List.of(new SlackMessage(text, blocks), new SlackMessage(text, SlackMessage.NO_BLOCKS));
  }
}
