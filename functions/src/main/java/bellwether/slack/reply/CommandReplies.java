package bellwether.slack.reply;

import bellwether.domain.advisory.Advisory;
import bellwether.domain.feed.Feed;
import bellwether.domain.feed.FeedState;
import bellwether.domain.notice.Delivery;
import bellwether.domain.vendor.Vendor;
import bellwether.slack.block.Phrases;
import bellwether.slack.block.SafeText;
import bellwether.slack.block.SlackMessage;
import bellwether.slack.message.FeedHealthMessages;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** Words the answers to commands. Any text may be a stranger's; all is made safe. */
public final class CommandReplies {
  private static final int MAX_ECHO = 60;
  private static final int MAX_HIDDEN_REPORTS = 10;
  private static final int MAX_PHRASES_LENGTH = 1_000;

  private CommandReplies() {}

  /** The row of buttons below a lookup; see {@link #WATCH} and {@link #UNWATCH}. */
  public static final String LOOKUP_BLOCK_ID = LookupReply.BLOCK_ID;

  /** A button that carries the name to watch. */
  public static final String WATCH = LookupReply.WATCH;

  /** A button that carries the name to watch no longer. */
  public static final String UNWATCH = LookupReply.UNWATCH;

  /**
   * The answer to a lookup.
   *
   * @param watched whether the vendor is on the asker's list
   * @param known all that is on record
   */
  public static SlackMessage lookup(String name, boolean watched, VendorHistory known) {
    return LookupReply.of(name, watched, known);
  }

  /**
   * What was not delivered, and why.
   *
   * @param deliveries the latest, newest first
   */
  public static SlackMessage deliveryStatus(List<Delivery> deliveries) {
    return ListReplies.deliveryStatus(deliveries);
  }

  /** That a digest is on its way to the channel; or that one was just left. */
  public static SlackMessage digestRequested(boolean left) {
    return SlackMessage.ofLines(
        left
            ? "The digest of the last 24 hours is on its way to your alert channel."
            : "One was left within this minute already.");
  }

  /** That a file is in the channel. */
  public static SlackMessage fileUploaded(String name) {
    return SlackMessage.ofLines(name + " is in this channel.");
  }

  /** That a file could not be put into the channel, with Slack's word for it. */
  public static SlackMessage fileUploadFailed(String error) {
    return SlackMessage.ofLines(
        "The file could not be put here: " + error + ".",
        "Invite the app to this channel, or ask in the alert channel.");
  }

  /** The vendor list, in the order given. */
  public static SlackMessage vendorList(List<Vendor> vendors) {
    return ListReplies.vendorList(vendors);
  }

  /**
   * The latest notices and where each stands.
   *
   * @param deliveries newest first
   */
  public static SlackMessage recentAlerts(List<Delivery> deliveries) {
    return ListReplies.recentAlerts(deliveries);
  }

  /**
   * The feeds and how each fares, those in trouble first.
   *
   * @param states of those that were polled, in no order
   */
  public static SlackMessage feedList(
      List<Feed> feeds, List<Feed> off, List<FeedState> states, Instant now) {
    return FeedHealthMessages.feedTable(feeds, off, states, now);
  }

  /** That the team's own feed is read from now on. */
  public static SlackMessage feedAdded(String feed) {
    return SlackMessage.ofLines(
        "Reading " + feed + " from now on, for your team.",
        "What it shows at first is taken in silently; what is new after that raises alerts.",
        "How it fares: /breach feeds");
  }

  /** That the feed was not added, and why. */
  public static SlackMessage feedRejected(String reason) {
    return SlackMessage.ofLines("Not added: " + reason + ".", "What is read: /breach feeds");
  }

  /** That the team's own feed is read no more. */
  public static SlackMessage feedRemoved(String feed) {
    return SlackMessage.ofLines("No longer reading " + feed + " for your team.");
  }

  /** That the feed is none of the team's own. */
  public static SlackMessage feedNotFound() {
    return SlackMessage.ofLines(
        "That is none of your team's own feeds.", "What is read: /breach feeds");
  }

  /**
   * That the vendor is on the list now, and what is on record about it.
   *
   * @param known all that is on record
   */
  public static SlackMessage vendorAdded(String name, VendorHistory known) {
    return known.isEmpty()
        ? SlackMessage.ofLines(
            "Watching " + name + ".", "Alerts come to your alert channel. Nothing is on record.")
        : LookupReply.ofAddedVendor(name, known);
  }

  /**
   * That the vendor is off the list.
   *
   * @param wasWatched false if there was nothing to take off
   */
  public static SlackMessage vendorRemoved(String name, boolean wasWatched) {
    return wasWatched
        ? SlackMessage.ofLines("No longer watching " + name + ".")
        : SlackMessage.ofLines(name + " was not on your vendor list.", "The list: /breach vendors");
  }

  /** Why a report concerns whom it concerns, and why not the others. */
  public static SlackMessage explanation(
      Advisory advisory, List<MatchExplanation> reasons, List<RejectedCandidate> passedOver) {
    return ExplanationReply.of(advisory.title(), advisory.url(), reasons, passedOver);
  }

  /** That no report is on record under this link. */
  public static SlackMessage reportNotFound(String link) {
    return SlackMessage.ofLines(
        "Nothing on record under " + SafeText.truncate(SafeText.clean(link), MAX_ECHO),
        "Give the link to an alert, or to the article itself.",
        "What a text would do: /breach test TEXT");
  }

  /** That the words begin with no vendor of the list. */
  public static SlackMessage vendorNotFound(String words) {
    return SlackMessage.ofLines(
        "No vendor of yours is called as this begins: "
            + SafeText.truncate(SafeText.clean(words), MAX_ECHO),
        "First the vendor's name as /breach vendors shows it, then the phrase.");
  }

  /** That a phrase which is the vendor's own name, or none, can't be excluded. */
  public static SlackMessage phraseRequired(String vendor) {
    return SlackMessage.ofLines(
        "Which phrase looks like " + vendor + " and is not?",
        "/breach exclude " + vendor + " PHRASE. The whole vendor: /breach unwatch " + vendor);
  }

  /**
   * What an exclusion hides, or would.
   *
   * @param hidden the reports on record that name the vendor by the phrase alone
   * @param done whether the phrase is excluded now
   */
  public static SlackMessage exclusionResult(
      String vendor, String phrase, List<MatchedAdvisory> hidden, boolean done) {
    List<String> lines = new ArrayList<>();
    lines.add(
        "\""
            + phrase
            + "\" "
            + (done ? "is" : "would be")
            + " no longer taken for "
            + vendor
            + ".");
    lines.add(
        hidden.isEmpty()
            ? "No report on record is hidden by that."
            : Phrases.countOf(hidden.size(), "report")
                + " on record "
                + (done ? "" : "would ")
                + "no longer name it:");
    hidden.stream().limit(MAX_HIDDEN_REPORTS).forEach(one -> lines.add(hiddenReportLine(one)));
    lines.add(
        done
            ? "To take it back: /breach include " + vendor + " " + phrase
            : "To do it: /breach exclude confirm " + vendor + " " + phrase);
    return SlackMessage.ofLines(lines.stream().map(SafeText::clean).toArray(String[]::new));
  }

  private static String hiddenReportLine(MatchedAdvisory sighting) {
    boolean rang = sighting.match().triggersAlert();
    return "• "
        + (rang ? "(an alert) " : "")
        + SafeText.truncate(SafeText.clean(sighting.advisory().title()), MAX_ECHO * 2);
  }

  /** The phrases that are left excluded for a vendor. */
  public static SlackMessage exclusionList(String vendor, List<String> phrases) {
    return SlackMessage.ofLines(
        phrases.isEmpty()
            ? "Nothing is excluded for " + vendor + "."
            : "Excluded for "
                + vendor
                + ": "
                + SafeText.truncate(String.join("; ", phrases), MAX_PHRASES_LENGTH));
  }
}
