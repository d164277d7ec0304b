package bellwether.slack.message;

import bellwether.domain.notice.Digest;
import bellwether.slack.block.MessageLines;
import bellwether.slack.block.Phrases;
import bellwether.slack.block.SafeText;
import bellwether.slack.block.SlackMessage;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * Renders a digest of a day or a week: which feeds were covered or failing, the most severe alerts,
 * and the vendors that were only mentioned.
 */
final class DigestMessage {
  /** More unread feeds than this are an outage of Bellwether, and a list of them does not help. */
  private static final int MAX_UNREAD = 10;

  private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("HH:mm", Locale.ROOT);
  private static final DateTimeFormatter DAY_AND_TIME =
      DateTimeFormatter.ofPattern("d MMM HH:mm", Locale.ENGLISH);

  private static final int MAX_REASON = 150;

  /** Lines of alerts, and as many of mentions, if they fit. */
  private static final int MAX_ITEMS = 10;

  private static final int MAX_LEAD_FEEDS = 3;

  private static final int MAX_NAME = 60;
  private static final int MAX_TITLE = 120;

  /** Characters of JSON, with room for a label and a mark: Slack rejects about 13,000. */
  private static final int MAX_JSON = 11_000;

  /** Characters of all links together: Slack rejects long posts, see SummaryMessage. */
  private static final int MAX_TOTAL_LINK_LENGTH = 1_600;

  private final Digest digest;
  private final int maxItems;
  private final MessageLines message = new MessageLines(MAX_TOTAL_LINK_LENGTH);

  private DigestMessage(Digest digest, int maxItems) {
    this.digest = digest;
    this.maxItems = maxItems;
  }

  static List<SlackMessage> variants(Digest digest) {
    int maxItems = MAX_ITEMS;
    List<SlackMessage> variants = new DigestMessage(digest, maxItems).build();
    while (variants.getFirst().blocksJson().length() > MAX_JSON && maxItems > 0) {
      maxItems--;
      variants = new DigestMessage(digest, maxItems).build();
    }
    return variants;
  }

  private List<SlackMessage> build() {
    message.addHeading(headingText());
    message.add(periodText());
    message.add(coverageText());
    addProblems();
    addTopAlerts();
    addMentions();
    SupplierText.addTo(message, digest.supplierIncidents(), maxItems);
    if (digest.leadTimes() != null) {
      LeadLines.of(digest.leadTimes(), MAX_LEAD_FEEDS).forEach(message::add);
    }
    return message.toVariants();
  }

  /** "All quiet" is only said if it is known. */
  private String headingText() {
    if (digest.isQuiet()) {
      return "All quiet";
    }
    Digest.AlertCounts alerts = digest.alertCounts();
    long possible =
        digest.mentions().vendors().stream().filter(Digest.MentionEntry::possible).count();
    List<String> parts = new ArrayList<>();
    if (alerts.posted() > 0) {
      parts.add(Phrases.countOf(alerts.posted(), "alert"));
    } else if (alerts.total() > 0) {
      parts.add(Phrases.countOf(alerts.total(), "alert") + " not posted");
    }
    if (!digest.coverage().unread().isEmpty()) {
      parts.add(unreadText());
    }
    int suppliers =
        digest.supplierIncidents().incidents().size() + digest.supplierIncidents().moreCount();
    if (suppliers > 0) {
      parts.add(Phrases.countOf(suppliers, "incident") + " of declared suppliers");
    }
    if (possible > 0) {
      parts.add(Phrases.countOf(possible, "vendor") + " possibly concerned");
    }
    return String.join("; ", parts);
  }

  /** How many feeds are unread, and since when the worst one is. */
  private String unreadText() {
    Digest.Coverage feeds = digest.coverage();
    List<Digest.UnreadFeed> unread = feeds.unread();
    String count = unread.size() + " of " + Phrases.countOf(feeds.feedCount(), "feed") + " unread";
    Digest.UnreadFeed worst = unread.getFirst();
    boolean over = worst.until() != null;
    String blind = over ? "" : unread.size() == feeds.feedCount() ? "Blind: " : "Partly blind: ";
    return blind + count + times(worst);
  }

  private String coverageText() {
    Digest.Coverage feeds = digest.coverage();
    String items =
        feeds.newItems() == null ? "" : ", " + Phrases.countOf(feeds.newItems(), "new item");
    int matches = digest.alertCounts().total();
    boolean nothing = matches == 0 && digest.mentions().vendors().isEmpty();
    return String.format(
        Locale.ROOT,
        "%d of %s read without a gap%s, %s watched, %s",
        feeds.readCount(),
        Phrases.countOf(feeds.feedCount(), "feed"),
        items,
        Phrases.countOf(digest.vendorCount(), "vendor"),
        nothing ? "no matches or mentions" : matches + (matches == 1 ? " match" : " matches"));
  }

  private String periodText() {
    Digest.Period period = digest.period();
    ZoneId zone = period.zone();
    return "From "
        + DAY_AND_TIME.format(period.from().atZone(zone))
        + " to "
        + DAY_AND_TIME.format(period.until().atZone(zone))
        + " ("
        + (zone.equals(ZoneOffset.UTC) ? "UTC" : zone.getId())
        + ")";
  }

  /** The time in the customer's zone, with the day if it is not the digest's last. */
  private String time(Instant instant) {
    ZonedDateTime at = instant.atZone(digest.period().zone());
    return (at.toLocalDate().equals(digest.period().lastDay()) ? TIME : DAY_AND_TIME).format(at);
  }

  private void addProblems() {
    Digest.AlertCounts alerts = digest.alertCounts();
    if (alerts.belowMinimum() > 0) {
      String count = Phrases.countOf(alerts.belowMinimum(), "alert");
      message.add(count + " not posted, below the channel's minimum severity: /breach recent");
    }
    if (alerts.undelivered() > 0) {
      String count = Phrases.countOf(alerts.undelivered(), "alert");
      message.add(count + " not delivered yet: /breach recent");
    }
    List<Digest.UnreadFeed> unread = digest.coverage().unread();
    unread.stream()
        .limit(MAX_UNREAD)
        .forEach(feed -> message.add(SafeText.clean(describe(feed), MAX_REASON)));
    addMore(unread.size() - MAX_UNREAD, "more unread feed", ": /breach feeds");
  }

  private String describe(Digest.UnreadFeed feed) {
    String reason = feed.reason() == null ? "" : ": " + feed.reason();
    return "Unread" + times(feed) + ": " + feed.feed() + reason;
  }

  private String times(Digest.UnreadFeed feed) {
    if (feed.since() == null) {
      return "";
    }
    return feed.until() == null
        ? " since " + time(feed.since())
        : " from " + time(feed.since()) + " to " + time(feed.until());
  }

  /** A line for each of the most severe alerts, with its status; mentions nobody. */
  private void addTopAlerts() {
    List<Digest.AlertEntry> shown = digest.topAlerts().stream().limit(maxItems).toList();
    for (Digest.AlertEntry alert : shown) {
      message.addLinks(
          List.of(
              MessageLines.Part.text("• "),
              MessageLines.Part.link(headline(alert).text(), alert.messageUrl()),
              MessageLines.Part.text(": "),
              MessageLines.Part.linkWithHost(SafeText.clean(alert.title(), MAX_TITLE), alert.url()),
              MessageLines.Part.text(
                  "; " + alert.status().label() + (alert.assignee() == null ? "" : ", assigned"))));
    }
    if (!shown.isEmpty()) {
      addMore(digest.alertCounts().total() - shown.size(), "more alert", ": /breach recent");
    }
  }

  private static AlertHeadline headline(Digest.AlertEntry alert) {
    return new AlertHeadline(
        alert.level(),
        alert.vendor(),
        alert.role(),
        alert.kind(),
        alert.product(),
        alert.confidence());
  }

  /** The vendors that are possibly concerned, and those that were named but not breached. */
  private void addMentions() {
    Digest.Mentions mentioned = digest.mentions();
    List<Digest.MentionEntry> shown = mentioned.vendors().stream().limit(maxItems).toList();
    addMentions(
        "Possibly concerned, but not likely enough for an alert:",
        shown.stream().filter(Digest.MentionEntry::possible).toList());
    addMentions(
        "Also mentioned, but not breached:",
        shown.stream().filter(line -> !line.possible()).toList());
    int unlisted = Math.max(0, mentioned.vendors().size() - maxItems);
    addMore(mentioned.moreCount() + unlisted, "more vendor", "");
  }

  private void addMentions(String heading, List<Digest.MentionEntry> lines) {
    if (!lines.isEmpty()) {
      message.add(heading);
    }
    for (Digest.MentionEntry line : lines) {
      String reports = " in " + Phrases.countOf(line.reportCount(), "report");
      String newest = line.reportCount() == 1 ? ": " : ", newest: ";
      addItem(line.vendor(), reports + newest, line.title(), line.url(), "");
    }
  }

  private void addItem(
      String vendor, String facts, String title, @Nullable String url, String after) {
    String before = "• " + SafeText.clean(vendor, MAX_NAME) + facts;
    message.addLink(before, SafeText.clean(title, MAX_TITLE), url, after);
  }

  private void addMore(int count, String noun, String where) {
    if (count > 0) {
      message.add("and " + Phrases.countOf(count, noun) + where);
    }
  }
}
