package bellwether.slack;

import bellwether.domain.Advisory;
import bellwether.domain.Alert;
import bellwether.domain.Blockage;
import bellwether.domain.Case;
import bellwether.domain.Delivery;
import bellwether.domain.Digest;
import bellwether.domain.Feed;
import bellwether.domain.FeedHealth;
import bellwether.domain.FeedState;
import bellwether.domain.Kind;
import bellwether.domain.Notice;
import bellwether.domain.Refresh;
import bellwether.domain.Reminder;
import bellwether.domain.Summary;
import bellwether.domain.Vendor;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Words everything that Bellwether says in Slack. Any text may be a stranger's; all is made safe.
 */
public final class Messages {
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

  private static final int MAX_ECHO = 60;
  private static final int MAX_HIDDEN = 10;
  private static final int MAX_LIST = 1_000;

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
    return lines(
        left
            ? "The digest of the last 24 hours is on its way to your alert channel."
            : "One was left within this minute already.");
  }

  /** That a file is in the channel. */
  public static SlackMessage exported(String name) {
    return lines(name + " is in this channel.");
  }

  /** That a file could not be put into the channel, with Slack's word for it. */
  public static SlackMessage notExported(String error) {
    return lines(
        "The file could not be put here: " + error + ".",
        "Invite the app to this channel, or ask in the alert channel.");
  }

  /** That a window could not be opened. */
  public static SlackMessage notOpened() {
    return CaseViews.notOpened();
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
  public static SlackMessage feeds(List<Feed> feeds, List<FeedState> states, Instant now) {
    return FeedMessages.table(feeds, states, now);
  }

  /** That the team's own feed is read from now on. */
  public static SlackMessage feedAdded(String feed) {
    return lines(
        "Reading " + feed + " from now on, for your team.",
        "What it shows at first is taken in silently; what is new after that raises alerts.",
        "How it fares: /breach feeds");
  }

  /** That the feed was not added, and why. */
  public static SlackMessage feedNotAdded(String reason) {
    return lines("Not added: " + reason + ".", "What is read: /breach feeds");
  }

  /** That the team's own feed is read no more. */
  public static SlackMessage feedRemoved(String feed) {
    return lines("No longer reading " + feed + " for your team.");
  }

  /** That the feed is none of the team's own. */
  public static SlackMessage feedNotThere() {
    return lines("That is none of your team's own feeds.", "What is read: /breach feeds");
  }

  /**
   * That the vendor is on the list now, and what is on record about it.
   *
   * @param known all that is on record
   */
  public static SlackMessage watched(String name, Dossier known) {
    return known.isEmpty()
        ? lines(
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
        ? lines("No longer watching " + name + ".")
        : lines(name + " was not on your vendor list.", "The list: /breach vendors");
  }

  /** Why a report concerns whom it concerns, and why not the others. */
  public static SlackMessage why(
      Advisory advisory, List<Reason> reasons, List<PassedOver> passedOver) {
    return WhyMessage.of(advisory.title(), advisory.url(), reasons, passedOver);
  }

  /** That no report is on record under this link. */
  public static SlackMessage notOnRecord(String link) {
    return lines(
        "Nothing on record under " + Text.cut(Text.clean(link), MAX_ECHO),
        "Give the link to an alert, or to the article itself.",
        "What a text would do: /breach test TEXT");
  }

  /** That the words begin with no vendor of the list. */
  public static SlackMessage notListed(String words) {
    return lines(
        "No vendor of yours is called as this begins: " + Text.cut(Text.clean(words), MAX_ECHO),
        "First the vendor's name as /breach vendors shows it, then the phrase.");
  }

  /** That a phrase which is the vendor's own name, or none, can't be excluded. */
  public static SlackMessage notExcluded(String vendor) {
    return lines(
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
    return lines(lines.stream().map(Text::clean).toArray(String[]::new));
  }

  private static String hidden(Sighting sighting) {
    boolean rang = sighting.match() != null && sighting.match().alert();
    return "• "
        + (rang ? "(an alert) " : "")
        + Text.cut(Text.clean(sighting.advisory().title()), MAX_ECHO * 2);
  }

  /** The phrases that are left excluded for a vendor. */
  public static SlackMessage exclusions(String vendor, List<String> phrases) {
    return lines(
        phrases.isEmpty()
            ? "Nothing is excluded for " + vendor + "."
            : "Excluded for " + vendor + ": " + Text.cut(String.join("; ", phrases), MAX_LIST));
  }

  /**
   * How to ask.
   *
   * @param unknown what was not understood; null if help was asked for
   */
  public static SlackMessage help(@Nullable String unknown) {
    List<String> lines = new ArrayList<>();
    lines.add(unknown == null ? "How to ask Bellwether" : "Not understood: " + unknown);
    lines.addAll(USAGE);
    return lines(lines.toArray(String[]::new));
  }

  /**
   * That a command could not be answered for now.
   *
   * @param reference by which our log knows the failure
   */
  public static SlackMessage failed(String reference) {
    return lines("Bellwether could not answer just now; try again.", "Reference: " + reference);
  }

  /** That an answer takes longer than Slack waits, and comes to the asker by itself. */
  public static SlackMessage accepted() {
    return lines("On it: this takes a moment, and the answer comes here.");
  }

  /** That an answer takes longer than Slack waits, and that nobody works on it. */
  public static SlackMessage late() {
    return lines(
        "This took longer than Slack waits, and was given up. Ask again in a moment.",
        "What was not delivered: /breach status");
  }

  /** What a window would have shown that is no longer open. */
  public static SlackMessage told(String title, List<String> lines) {
    List<String> all = new ArrayList<>(List.of(title));
    all.addAll(lines);
    return lines(all.toArray(String[]::new));
  }

  /** That a window was closed before what it asks could be shown. */
  public static SlackMessage windowGone() {
    return lines("The window was closed before it could go on. Nothing was done; open it again.");
  }

  private static SlackMessage lines(String... lines) {
    List<String> all = List.of(lines);
    return new SlackMessage(Blocks.text(all), new Blocks().section(all).json());
  }
}
