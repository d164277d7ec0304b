package bellwether.slack.message;

import static bellwether.slack.block.RichTextLine.plain;

import bellwether.domain.notice.Digest;
import bellwether.slack.block.BlockBuilder;
import bellwether.slack.block.Link;
import bellwether.slack.block.Phrases;
import bellwether.slack.block.RichTextLine;
import bellwether.slack.block.SafeText;
import bellwether.slack.block.SlackMessage;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The day or week in a few lines: that Bellwether was awake, what it found, which feeds it could
 * not read, and who was merely mentioned.
 */
final class DigestMessage {
  /** More than this is an outage of ours, and a list of it helps nobody. */
  private static final int MAX_FAILING = 10;

  private static final int MAX_REASON = 150;

  /** Lines of alerts, and as many of mentions, if they fit. */
  private static final int MAX_ITEMS = 10;

  private static final int MAX_NAME = 60;
  private static final int MAX_TITLE = 120;

  /** Of JSON, with room for a label and a mark: Slack refuses about 13,000. */
  private static final int MAX_JSON = 11_000;

  /** Characters of all links together: Slack refuses what is too long, see SummaryMessage. */
  private static final int MAX_TOTAL_LINK_LENGTH = 1_600;

  private final Digest digest;
  private final List<String> lines = new ArrayList<>();
  private final List<RichTextLine> richLines = new ArrayList<>();
  private int remainingLinkLength = MAX_TOTAL_LINK_LENGTH;

  private DigestMessage(Digest digest, int most) {
    this.digest = digest;
    addLine(new RichTextLine.Span.TextSpan(headingText(), true));
    addLine(plainSpan(coverageText(digest)));
    addProblems();
    addTopAlerts(most);
    addMentions(most);
  }

  static List<SlackMessage> variants(Digest digest) {
    int most = MAX_ITEMS;
    DigestMessage message = new DigestMessage(digest, most);
    while (message.toJson().length() > MAX_JSON && most > 0) {
      most--;
      message = new DigestMessage(digest, most);
    }
    return SlackMessage.withFallbacks(message.lines, message.toJson());
  }

  private String toJson() {
    return new BlockBuilder().richText(richLines).toJson();
  }

  private String headingText() {
    String when =
        digest.dayCount() == 1
            ? " on " + digest.day()
            : " in the " + digest.dayCount() + " days to " + digest.day();
    Digest.AlertCounts alerts = digest.alertCounts();
    return (alerts.total() == 0 ? "Quiet" : Phrases.countOf(alerts.posted(), "alert")) + when;
  }

  private void addProblems() {
    Digest.AlertCounts alerts = digest.alertCounts();
    if (alerts.belowMinimum() > 0) {
      String kept = Phrases.countOf(alerts.belowMinimum(), "alert");
      addLine(plainSpan(kept + " not posted, below a channel's minimum: /breach recent"));
    }
    if (alerts.undelivered() > 0) {
      String left = Phrases.countOf(alerts.undelivered(), "alert");
      addLine(plainSpan(left + " not delivered yet: /breach recent"));
    }
    digest.failingFeeds().stream()
        .limit(MAX_FAILING)
        .map(failing -> "Not readable: " + SafeText.truncate(SafeText.clean(failing), MAX_REASON))
        .forEach(line -> addLine(plainSpan(line)));
    if (digest.failingFeeds().size() > MAX_FAILING) {
      addLine(plainSpan("and " + (digest.failingFeeds().size() - MAX_FAILING) + " feeds more"));
    }
  }

  /** A line for each of the gravest, with where it stands; nobody is called by it. */
  private void addTopAlerts(int most) {
    List<Digest.AlertEntry> shown = digest.topAlerts().stream().limit(most).toList();
    for (Digest.AlertEntry told : shown) {
      String who = told.role().description() + " (" + told.confidence().label() + "), ";
      addLine(
          "• " + vendorName(told.vendor()) + " " + who + told.level().label() + ": ",
          told.title(),
          told.url(),
          "; " + told.status().label() + (told.assignee() == null ? "" : ", assigned"));
    }
    int more = digest.alertCounts().total() - shown.size();
    if (!shown.isEmpty() && more > 0) {
      addLine(plainSpan("and " + Phrases.countOf(more, "more alert") + ": /breach recent"));
    }
  }

  /** Who was named and not hit: last, for it is the least. */
  private void addMentions(int most) {
    Digest.Mentions mentioned = digest.mentions();
    if (mentioned.vendors().isEmpty()) {
      return;
    }
    addLine(plainSpan("Also mentioned, without being hit there:"));
    for (Digest.MentionEntry line : mentioned.vendors().stream().limit(most).toList()) {
      String reports = " in " + Phrases.countOf(line.reportCount(), "report");
      addLine(
          "• "
              + vendorName(line.vendor())
              + reports
              + (line.reportCount() == 1 ? ": " : ", newest: "),
          line.title(),
          line.url(),
          "");
    }
    int more = mentioned.moreCount() + Math.max(0, mentioned.vendors().size() - most);
    if (more > 0) {
      addLine(plainSpan("and " + Phrases.countOf(more, "more vendor")));
    }
  }

  private static String vendorName(String vendor) {
    return SafeText.truncate(SafeText.clean(vendor), MAX_NAME);
  }

  private static RichTextLine.Span.TextSpan plainSpan(String text) {
    return new RichTextLine.Span.TextSpan(text, false);
  }

  private void addLine(RichTextLine.Span.TextSpan line) {
    lines.add(line.text());
    richLines.add(RichTextLine.line(line));
  }

  private void addLine(String before, String headline, @Nullable String url, String after) {
    String title = SafeText.truncate(SafeText.clean(headline), MAX_TITLE);
    Optional<Link> link = Link.of(url).filter(to -> to.url().length() <= remainingLinkLength);
    remainingLinkLength -= link.map(to -> to.url().length()).orElse(0);
    List<RichTextLine.Span> spans = new ArrayList<>(List.of(plain(before)));
    spans.addAll(RichTextLine.linkWithHost(title, link));
    if (!after.isEmpty()) {
      spans.add(plain(after));
    }
    richLines.add(new RichTextLine(RichTextLine.ElementType.LINE, spans));
    lines.add(before + title + after);
  }

  /** Proves coverage, above all where nothing was found. */
  private static String coverageText(Digest digest) {
    Digest.Coverage feeds = digest.coverage();
    String items =
        feeds.newItems() == null ? "" : ", " + Phrases.countOf(feeds.newItems(), "new item");
    int matches = digest.alertCounts().total();
    return feeds.readFeeds()
        + " of "
        + Phrases.countOf(feeds.totalFeeds(), "feed")
        + " fresh"
        + items
        + ", "
        + Phrases.countOf(digest.vendorCount(), "vendor")
        + " watched, "
        + matches
        + (matches == 1 ? " match" : " matches")
        + (matches == 0 && digest.mentions().vendors().isEmpty() ? "; nothing found" : "");
  }
}
