package bellwether.slack.reply;

import bellwether.slack.block.SlackMessage;
import bellwether.slack.message.FeedMessages;
import bellwether.slack.block.Text;
import bellwether.slack.block.Times;

import bellwether.domain.Advisory;
import bellwether.domain.Delivery;
import bellwether.domain.Feed;
import bellwether.domain.FeedState;
import bellwether.domain.Vendor;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** Words the answers to commands. Any text may be a stranger's; all is made safe. */
public final class CommandMessages {
  private static final int MAX_ECHO = 60;
  private static final int MAX_HIDDEN = 10;
  private static final int MAX_LIST = 1_000;

  private CommandMessages() {}

  /** The row of buttons below a lookup; see {@link #WATCH} and {@link #UNWATCH}. */
  public static final String LOOKUP_BLOCK = LookupMessage.BLOCK;

  /** A button that carries the name to watch. */
  public static final String WATCH = LookupMessage.WATCH;

  /** A button that carries the name to watch no longer. */
  public static final String UNWATCH = LookupMessage.UNWATCH;

  /**
   * The answer to a lookup.
   *
   * @param watched whether the vendor is on the asker's list
   * @param known all that is on record
   */
  public static SlackMessage lookup(String name, boolean watched, Dossier known) {
    return LookupMessage.of(name, watched, known);
  }

  /**
   * What was not delivered, and why.
   *
   * @param deliveries the latest, newest first
   */
  public static SlackMessage status(List<Delivery> deliveries) {
    return ListMessages.status(deliveries);
  }

  /** That a digest is on its way to the channel; or that one was just left. */
  public static SlackMessage digestNow(boolean left) {
    return SlackMessage.lines(
        left
            ? "The digest of the last 24 hours is on its way to your alert channel."
            : "One was left within this minute already.");
  }

  /** That a file is in the channel. */
  public static SlackMessage exported(String name) {
    return SlackMessage.lines(name + " is in this channel.");
  }

  /** That a file could not be put into the channel, with Slack's word for it. */
  public static SlackMessage notExported(String error) {
    return SlackMessage.lines(
        "The file could not be put here: " + error + ".",
        "Invite the app to this channel, or ask in the alert channel.");
  }

  /** The vendor list, in the order given. */
  public static SlackMessage vendors(List<Vendor> vendors) {
    return ListMessages.vendors(vendors);
  }

  /**
   * The latest notices and where each stands.
   *
   * @param deliveries newest first
   */
  public static SlackMessage recent(List<Delivery> deliveries) {
    return ListMessages.recent(deliveries);
  }

  /**
   * The feeds and how each fares, those in trouble first.
   *
   * @param states of those that were polled, in no order
   */
  public static SlackMessage feeds(
      List<Feed> feeds, List<Feed> off, List<FeedState> states, Instant now) {
    return FeedMessages.table(feeds, off, states, now);
  }

  /** That the team's own feed is read from now on. */
  public static SlackMessage feedAdded(String feed) {
    return SlackMessage.lines(
        "Reading " + feed + " from now on, for your team.",
        "What it shows at first is taken in silently; what is new after that raises alerts.",
        "How it fares: /breach feeds");
  }

  /** That the feed was not added, and why. */
  public static SlackMessage feedNotAdded(String reason) {
    return SlackMessage.lines("Not added: " + reason + ".", "What is read: /breach feeds");
  }

  /** That the team's own feed is read no more. */
  public static SlackMessage feedRemoved(String feed) {
    return SlackMessage.lines("No longer reading " + feed + " for your team.");
  }

  /** That the feed is none of the team's own. */
  public static SlackMessage feedNotThere() {
    return SlackMessage.lines(
        "That is none of your team's own feeds.", "What is read: /breach feeds");
  }

  /**
   * That the vendor is on the list now, and what is on record about it.
   *
   * @param known all that is on record
   */
  public static SlackMessage watched(String name, Dossier known) {
    return known.isEmpty()
        ? SlackMessage.lines(
            "Watching " + name + ".", "Alerts come to your alert channel. Nothing is on record.")
        : LookupMessage.watched(name, known);
  }

  /**
   * That the vendor is off the list.
   *
   * @param wasWatched false if there was nothing to take off
   */
  public static SlackMessage unwatched(String name, boolean wasWatched) {
    return wasWatched
        ? SlackMessage.lines("No longer watching " + name + ".")
        : SlackMessage.lines(name + " was not on your vendor list.", "The list: /breach vendors");
  }

  /** Why a report concerns whom it concerns, and why not the others. */
  public static SlackMessage why(
      Advisory advisory, List<Reason> reasons, List<PassedOver> passedOver) {
    return WhyMessage.of(advisory.title(), advisory.url(), reasons, passedOver);
  }

  /** That no report is on record under this link. */
  public static SlackMessage notOnRecord(String link) {
    return SlackMessage.lines(
        "Nothing on record under " + Text.cut(Text.clean(link), MAX_ECHO),
        "Give the link to an alert, or to the article itself.",
        "What a text would do: /breach test TEXT");
  }

  /** That the words begin with no vendor of the list. */
  public static SlackMessage notListed(String words) {
    return SlackMessage.lines(
        "No vendor of yours is called as this begins: " + Text.cut(Text.clean(words), MAX_ECHO),
        "First the vendor's name as /breach vendors shows it, then the phrase.");
  }

  /** That a phrase which is the vendor's own name, or none, can't be excluded. */
  public static SlackMessage notExcluded(String vendor) {
    return SlackMessage.lines(
        "Which phrase looks like " + vendor + " and is not?",
        "/breach exclude " + vendor + " PHRASE. The whole vendor: /breach unwatch " + vendor);
  }

  /**
   * What an exclusion hides, or would.
   *
   * @param hidden the reports on record that name the vendor by the phrase alone
   * @param done whether the phrase is excluded now
   */
  public static SlackMessage exclusion(
      String vendor, String phrase, List<Sighting> hidden, boolean done) {
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
            : Times.count(hidden.size(), "report")
                + " on record "
                + (done ? "" : "would ")
                + "no longer name it:");
    hidden.stream().limit(MAX_HIDDEN).forEach(one -> lines.add(hidden(one)));
    lines.add(
        done
            ? "To take it back: /breach include " + vendor + " " + phrase
            : "To do it: /breach exclude confirm " + vendor + " " + phrase);
    return SlackMessage.lines(lines.stream().map(Text::clean).toArray(String[]::new));
  }

  private static String hidden(Sighting sighting) {
    boolean rang = sighting.match().alert();
    return "• "
        + (rang ? "(an alert) " : "")
        + Text.cut(Text.clean(sighting.advisory().title()), MAX_ECHO * 2);
  }

  /** The phrases that are left excluded for a vendor. */
  public static SlackMessage exclusions(String vendor, List<String> phrases) {
    return SlackMessage.lines(
        phrases.isEmpty()
            ? "Nothing is excluded for " + vendor + "."
            : "Excluded for " + vendor + ": " + Text.cut(String.join("; ", phrases), MAX_LIST));
  }
}
