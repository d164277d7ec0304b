package bellwether.slack.message;

import bellwether.slack.block.SlackMessage;
import bellwether.slack.block.Text;
import bellwether.slack.block.Blocks;
import bellwether.slack.reply.CommandMessages;
import bellwether.slack.api.Post;

import bellwether.domain.Alert;
import bellwether.domain.Blockage;
import bellwether.domain.Case;
import bellwether.domain.Digest;
import bellwether.domain.FeedHealth;
import bellwether.domain.Kind;
import bellwether.domain.Notice;
import bellwether.domain.Refresh;
import bellwether.domain.Reminder;
import bellwether.domain.Summary;
import java.util.List;

/**
 * Words what Bellwether posts of its own accord. Any text may be a stranger's; all is made safe.
 * See {@link CommandMessages} for what it answers.
 */
public final class Messages {
  private Messages() {}

  /**
   * The notice as a message, then in ever plainer forms: post the next one only if Slack answered
   * {@link Post.Malformed} to the one before. Never empty; the last has no blocks.
   */
  public static List<SlackMessage> of(Notice notice) {
    return switch (notice) {
      case Alert alert -> AlertMessage.variants(alert);
      case Blockage blockage -> BlockageMessage.variants(blockage);
      case Digest digest -> DigestMessage.variants(digest);
      case Summary summary -> SummaryMessage.variants(summary);
      case FeedHealth health -> FeedMessages.variants(health);
      case Reminder reminder -> ReminderMessage.variants(reminder);
      case Refresh _ ->
          throw new IllegalArgumentException("a refresh shows its alert, see present");
    };
  }

  /** The alert's message as it should stand now, in ever plainer forms. */
  public static List<SlackMessage> present(Alert alert, Case standing) {
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
        notice instanceof Alert alert && alert.kind() == Kind.NEW
            ? AlertMessage.variants(alert, id)
            : of(notice);
    return possibleRepeat ? forms.stream().map(Messages::labelled).toList() : forms;
  }

  private static SlackMessage labelled(SlackMessage message) {
    String label = "Possible repeat: Slack did not say whether an earlier post arrived.";
    String text = Text.escape(Text.cut(label + " " + message.unescapedText(), Blocks.MAX_TEXT));
    if (!message.hasBlocks()) {
      return new SlackMessage(text, message.blocksJson());
    }
    String first = new Blocks().context(List.of(label)).json();
    String joined =
        first.substring(0, first.length() - 1) + "," + message.blocksJson().substring(1);
    return new SlackMessage(text, joined);
  }
}
