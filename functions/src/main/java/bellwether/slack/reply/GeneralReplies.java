package bellwether.slack.reply;

import bellwether.slack.block.SlackMessage;
import bellwether.slack.request.CommandTable;
import java.util.ArrayList;
import java.util.List;

/** The help, and replies about requests that fail or take long. */
public final class GeneralReplies {
  private GeneralReplies() {}

  /** The help, after what was not understood, if anything. */
  public static SlackMessage help(String unrecognized) {
    String title =
        unrecognized.isEmpty() ? "Bellwether commands" : "Unknown command: " + unrecognized;
    return titledLines(title, CommandTable.usage());
  }

  public static SlackMessage requestFailed(String reference) {
    return SlackMessage.ofLines(
        "Something went wrong. Try again in a moment.", "Reference: " + reference);
  }

  /** The answer takes longer than Slack waits, and will follow. */
  public static SlackMessage inProgress() {
    return SlackMessage.ofLines("Working on it: the answer will appear here in a moment.");
  }

  /** The answer takes longer than Slack waits, and will not follow. */
  public static SlackMessage timedOut() {
    return SlackMessage.ofLines(
        "The request timed out. Try again in a moment.",
        "To see what was not delivered: /breach status");
  }

  /** The content of a modal that is no longer open. */
  public static SlackMessage titledLines(String title, List<String> lines) {
    List<String> all = new ArrayList<>(List.of(title));
    all.addAll(lines);
    return SlackMessage.ofLines(all);
  }

  public static SlackMessage modalClosed() {
    return SlackMessage.ofLines(
        "The dialog was closed before this finished. Open it again to see the current state.");
  }

  public static SlackMessage modalNotOpened() {
    return SlackMessage.ofLines("Slack could not open the dialog. Try again.");
  }
}
