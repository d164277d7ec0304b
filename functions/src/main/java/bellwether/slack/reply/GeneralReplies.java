package bellwether.slack.reply;

import bellwether.slack.block.SlackMessage;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The help, and replies about requests that fail or take long. */
public final class GeneralReplies {
  private static final List<String> USAGE =
      List.of(
          "/breach NAME: show what is on record about a vendor, watched or not",
          "/breach watch NAME: get alerts about breaches of, or through, this vendor",
          "/breach unwatch NAME: stop watching a vendor",
          "/breach vendors: list the watched vendors",
          "/breach recent: show the latest alerts and their delivery status",
          "/breach feeds: show all feeds and their health",
          "/breach feeds add URL: add a feed for your team; feeds remove URL removes it",
          "/breach why LINK: explain an alert, or why there was none; link to the alert or article",
          "/breach test TEXT: show what a headline would match",
          "/breach exclude VENDOR PHRASE: preview what excluding a phrase would hide",
          "/breach status: show what was not delivered, and why",
          "/breach import: import a vendor list from a CSV file, with a preview",
          "/breach export, or export incidents: download the vendor list, or all alerts, as CSV",
          "/breach settings: set channels, severities, quiet hours and digests",
          "/breach digest now: post a digest of the last 24 hours",
          "/breach help: show this help. Quote a name that looks like a command:"
              + " /breach \"Recent\"");

  private GeneralReplies() {}

  /**
   * @param unrecognized what was not understood; null if the person asked for help
   */
  public static SlackMessage help(@Nullable String unrecognized) {
    String title =
        unrecognized == null ? "Bellwether commands" : "Unknown command: " + unrecognized;
    return titledLines(title, USAGE);
  }

  /**
   * @param reference identifies the failure in the log
   */
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
