package bellwether.slack.message;

import static bellwether.slack.block.RichTextLine.bold;
import static bellwether.slack.block.RichTextLine.plain;
import static bellwether.slack.block.RichTextLine.time;
import static bellwether.slack.block.RichTextLine.userMention;

import bellwether.domain.notice.ClockReminder;
import bellwether.slack.block.MessageLines;
import bellwether.slack.block.RichTextLine;
import bellwether.slack.block.RichTextLine.Span;
import bellwether.slack.block.SafeText;
import bellwether.slack.block.SlackMessage;
import java.util.ArrayList;
import java.util.List;

/** Renders a reminder of a deadline. */
public final class ClockReminderMessage {
  /** Stands wherever a deadline is shown. */
  public static final String DISCLAIMER = "This is a reminder, not legal advice.";

  private static final int MAX_TEXT = 150;

  private ClockReminderMessage() {}

  static List<SlackMessage> variants(ClockReminder reminder) {
    List<Span> spans = new ArrayList<>();
    if (reminder.userId() != null) {
      spans.add(userMention(reminder.userId()));
      spans.add(plain(" "));
    }
    spans.add(bold(SafeText.clean(reminder.vendor(), MAX_TEXT)));
    spans.add(plain(": " + SafeText.clean(reminder.task(), MAX_TEXT) + " by "));
    spans.add(time(reminder.dueAt()));
    spans.add(plain(" (" + SafeText.clean(reminder.regime(), MAX_TEXT) + ")"));
    MessageLines message = new MessageLines().add(RichTextLine.line(spans));
    if (reminder.provisional()) {
      message.add(
          "This time is for now: it counts from an earlier step that is not marked as done.");
    }
    return message
        .add("Done, or decided otherwise? Record it under ⋯ Timeline of the alert. " + DISCLAIMER)
        .toVariants();
  }
}
