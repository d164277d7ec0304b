package bellwether.slack.reply;

import bellwether.slack.block.SafeText;
import bellwether.slack.block.SlackMessage;

/** Replies to {@code /breach export coverage}. Any text in them may be untrusted. */
public final class CoverageReplies {
  private static final int MAX_REASON = 300;

  private CoverageReplies() {}

  /**
   * Both files were sent.
   *
   * @param name of the files, without their endings
   * @param gaps whether feeds were read without gaps, in one sentence
   * @param hash of the last entry
   */
  public static SlackMessage sent(String name, int entries, String gaps, String hash) {
    return SlackMessage.ofLines(
        name
            + ".csv (for auditors) and "
            + name
            + ".html (for reading) were sent to you as direct messages from Bellwether: only you"
            + " can see them.",
        gaps,
        "The last of " + entries + " entries" + " has the hash " + hash);
  }

  /** The words after the command name no period that can be exported. */
  public static SlackMessage badPeriod(String reason) {
    return SlackMessage.ofLines(
        "Not exported: " + SafeText.clean(reason, MAX_REASON) + ".",
        "Usage: /breach export coverage FROM TO, or FROM TO VENDOR. Days and times are UTC.");
  }
}
