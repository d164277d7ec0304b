package bellwether.slack.reply;

import bellwether.slack.block.Phrases;
import bellwether.slack.block.SafeText;
import bellwether.slack.block.SlackMessage;
import java.util.ArrayList;
import java.util.List;

/** Short replies to commands. Any text in them may be untrusted, and is made safe. */
public final class CommandReplies {
  private static final int MAX_ECHO = 60;
  private static final int MAX_HIDDEN_REPORTS = 15;
  private static final int MAX_TITLE = 120;
  private static final int MAX_PHRASES_LENGTH = 1_000;

  private CommandReplies() {}

  public static SlackMessage digestRequested(boolean queued) {
    return SlackMessage.ofLines(
        queued
            ? "The digest of the last 24 hours is on its way to your alert channel."
            : "A digest was already requested within the last minute.");
  }

  public static SlackMessage fileSent(String name) {
    return SlackMessage.ofLines(
        name + " was sent to you as a direct message from Bellwether: only you can see it.");
  }

  public static SlackMessage fileNotSent(String error) {
    return SlackMessage.ofLines(
        "The file could not be sent to you: " + error + ".",
        error.equals("missing_scope")
            ? "Ask an administrator to reinstall the app with the scopes of its manifest, which"
                + " include im:write and files:write."
            : "Run the command again. If that does not help, contact the operator of Bellwether.");
  }

  public static SlackMessage feedAdded(String feed) {
    return SlackMessage.ofLines(
        "Added " + feed + " for your team.",
        "The first read raises no alerts; new items after that do.",
        "Check its status with /breach feeds");
  }

  public static SlackMessage feedRejected(String reason) {
    return SlackMessage.ofLines("Not added: " + reason + ".", "List all feeds with /breach feeds");
  }

  public static SlackMessage feedRemoved(String feed) {
    return SlackMessage.ofLines("Removed " + feed + " for your team.");
  }

  public static SlackMessage feedNotFound() {
    return SlackMessage.ofLines(
        "That is not one of your team's own feeds.", "List all feeds with /breach feeds");
  }

  public static SlackMessage vendorAdded(String name, VendorHistory history) {
    return history.isEmpty()
        ? SlackMessage.ofLines(
            "Watching " + name + ".",
            "Alerts will be posted to your alert channel. Nothing is on record so far.")
        : LookupReply.ofAddedVendor(name, history);
  }

  /** A vendor was added whose name looks like a misspelled one. */
  public static SlackMessage unusualVendorAdded(String name, String suggestion) {
    return SlackMessage.ofLines(
        "Watching " + name + ".",
        "Did you mean " + suggestion + "? Then: /breach watch " + suggestion,
        "To stop watching " + name + ": /breach unwatch " + name);
  }

  /** Nothing is known of this name, but of one that is spelled almost alike. */
  public static SlackMessage vendorSuggestion(String name, String suggestion) {
    return SlackMessage.ofLines(
        "Nothing on record about " + SafeText.clean(name, MAX_ECHO) + ".",
        "Did you mean " + suggestion + "? Then: /breach " + suggestion,
        "To watch it as written: /breach watch " + SafeText.clean(name, MAX_ECHO));
  }

  /** The text is no command, but almost one, and no vendor of that name is known. */
  public static SlackMessage commandSuggestion(String text, String command) {
    return SlackMessage.ofLines(
        "There is no command “" + SafeText.clean(text, MAX_ECHO) + "”, and no vendor of that name.",
        "Did you mean /breach " + command + "?",
        "To watch a vendor of that name: /breach watch " + SafeText.clean(text, MAX_ECHO));
  }

  /** No listed vendor has this name, but one has almost the same. */
  public static SlackMessage vendorNotWatched(String name, String suggestion) {
    return SlackMessage.ofLines(
        SafeText.clean(name, MAX_ECHO) + " was not on your watchlist.",
        "Did you mean " + suggestion + "? Then: /breach unwatch " + suggestion);
  }

  public static SlackMessage vendorRemoved(String name, boolean wasWatched) {
    return wasWatched
        ? SlackMessage.ofLines("No longer watching " + name + ".")
        : SlackMessage.ofLines(
            name + " was not on your watchlist.", "Show the list with /breach vendors");
  }

  /** The arguments of a command begin with no vendor on the list. */
  public static SlackMessage vendorNotFound(String arguments) {
    return SlackMessage.ofLines(
        "No vendor on your watchlist matches the start of: " + SafeText.clean(arguments, MAX_ECHO),
        "Enter the vendor's name as /breach vendors shows it, then the phrase.");
  }

  /** The phrase to exclude is missing, or is the vendor's own name. */
  public static SlackMessage phraseRequired(String vendor) {
    return SlackMessage.ofLines(
        "Which phrase looks like " + vendor + " but is not?",
        "Usage: /breach exclude " + vendor + " PHRASE",
        "To stop watching the vendor: /breach unwatch " + vendor);
  }

  /**
   * The result, or a preview, of excluding a phrase: the reports on record that name the vendor by
   * the phrase alone.
   */
  public static SlackMessage exclusionResult(
      String vendor, String phrase, List<MatchedAdvisory> hidden, boolean done) {
    List<String> lines = exclusionLines(vendor, phrase, hidden, done);
    lines.add(
        done
            ? "To undo: /breach include " + vendor + " " + phrase
            : "To confirm: /breach exclude confirm " + vendor + " " + phrase);
    return SlackMessage.ofLines(lines);
  }

  /** What an exclusion hides: the lines that the command and the modal share. */
  public static List<String> exclusionLines(
      String vendor, String phrase, List<MatchedAdvisory> hidden, boolean done) {
    List<String> lines = new ArrayList<>();
    String verb = done ? " is no longer matched as " : " would no longer be matched as ";
    lines.add("“" + phrase + "”" + verb + vendor + ".");
    lines.add(
        hidden.isEmpty()
            ? "No report on record is affected."
            : Phrases.countOf(hidden.size(), "report")
                + (done
                    ? " on record no longer names it:"
                    : " on record would no longer name it:"));
    for (MatchedAdvisory report : hidden.stream().limit(MAX_HIDDEN_REPORTS).toList()) {
      String alert = report.match().triggersAlert() ? "(alert) " : "";
      lines.add("• " + alert + SafeText.clean(report.advisory().title(), MAX_TITLE));
    }
    if (hidden.size() > MAX_HIDDEN_REPORTS) {
      lines.add("and " + (hidden.size() - MAX_HIDDEN_REPORTS) + " more");
    }
    return lines;
  }

  public static SlackMessage exclusionList(String vendor, List<String> phrases) {
    return SlackMessage.ofLines(
        phrases.isEmpty()
            ? "No phrases are excluded for " + vendor + "."
            : "Excluded for "
                + vendor
                + ": "
                + SafeText.truncate(String.join("; ", phrases), MAX_PHRASES_LENGTH));
  }
}
