package bellwether.slack.reply;

import bellwether.slack.block.SlackMessage;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Words how to ask, and what becomes of a request that is not answered at once. */
public final class GeneralReplies {
  private static final List<String> USAGE =
      List.of(
          "/breach NAME: what is on record about a vendor, watched or not",
          "/breach watch NAME: be told of breaches of, or through, this vendor",
          "/breach unwatch NAME: take it off the list",
          "/breach vendors: the list",
          "/breach recent: the latest alerts, and whether they arrived",
          "/breach feeds: what is read, when, and what is wrong with it",
          "/breach feeds add URL: read this feed too, for your team; feeds remove URL ends it",
          "/breach why LINK: the reasons for an alert, or for silence; the link of message or article",
          "/breach test TEXT: what a headline would do",
          "/breach exclude VENDOR PHRASE: what it would hide if this phrase were not the vendor",
          "/breach status: what was not delivered, and why",
          "/breach import: take a vendor list in from a CSV file, with a preview",
          "/breach export, or export incidents: the list, or the alerts as evidence, as a CSV file",
          "/breach settings: channels, severities, quiet hours, digest",
          "/breach digest now: the last 24 hours",
          "/breach help: this. A name like a command goes in quotes: /breach \"Recent\"");

  private GeneralReplies() {}

  /**
   * How to ask.
   *
   * @param unknown what was not understood; null if help was asked for
   */
  public static SlackMessage help(@Nullable String unknown) {
    List<String> lines = new ArrayList<>();
    lines.add(unknown == null ? "How to ask Bellwether" : "Not understood: " + unknown);
    lines.addAll(USAGE);
    return SlackMessage.ofLines(lines.toArray(String[]::new));
  }

  /**
   * That a command could not be answered for now.
   *
   * @param reference by which our log knows the failure
   */
  public static SlackMessage requestFailed(String reference) {
    return SlackMessage.ofLines(
        "Bellwether could not answer just now; try again.", "Reference: " + reference);
  }

  /** That an answer takes longer than Slack waits, and comes to the asker by itself. */
  public static SlackMessage inProgress() {
    return SlackMessage.ofLines("On it: this takes a moment, and the answer comes here.");
  }

  /** That an answer takes longer than Slack waits, and that nobody works on it. */
  public static SlackMessage timedOut() {
    return SlackMessage.ofLines(
        "This took longer than Slack waits, and was given up. Ask again in a moment.",
        "What was not delivered: /breach status");
  }

  /** What a window would have shown that is no longer open. */
  public static SlackMessage titledLines(String title, List<String> lines) {
    List<String> all = new ArrayList<>(List.of(title));
    all.addAll(lines);
    return SlackMessage.ofLines(all.toArray(String[]::new));
  }

  /** That a window was closed before what it asks could be shown. */
  public static SlackMessage modalClosed() {
    return SlackMessage.ofLines(
        "The window was closed before it could go on. Open it again to see how it stands.");
  }

  /** That a window could not be opened. */
  public static SlackMessage modalNotOpened() {
    return SlackMessage.ofLines("Slack did not open the window; press again.");
  }
}
