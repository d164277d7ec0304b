package bellwether.slack.message;

import bellwether.slack.block.Passage;
import bellwether.slack.block.SlackMessage;
import bellwether.slack.block.Blocks;
import bellwether.slack.block.Times;
import bellwether.slack.block.Text;
import bellwether.slack.block.Link;

import static bellwether.slack.block.Passage.words;

import bellwether.domain.Digest;
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
  private static final int MOST = 10;

  private static final int MAX_NAME = 60;
  private static final int MAX_TITLE = 120;

  /** Of JSON, with room for a label and a mark: Slack refuses about 13,000. */
  private static final int MAX_JSON = 11_000;

  /** Characters of all links together: Slack refuses what is too long, see SummaryMessage. */
  private static final int MAX_LINKS = 1_600;

  private final Digest digest;
  private final List<String> lines = new ArrayList<>();
  private final List<Passage> passages = new ArrayList<>();
  private int room = MAX_LINKS;

  private DigestMessage(Digest digest, int most) {
    this.digest = digest;
    add(new Passage.Span.Words(heading(), true));
    add(plain(heartbeat(digest)));
    troubles();
    gravest(most);
    mentioned(most);
  }

  static List<SlackMessage> variants(Digest digest) {
    int most = MOST;
    DigestMessage message = new DigestMessage(digest, most);
    while (message.json().length() > MAX_JSON && most > 0) {
      most--;
      message = new DigestMessage(digest, most);
    }
    return SlackMessage.forms(message.lines, message.json());
  }

  private String json() {
    return new Blocks().rich(passages).json();
  }

  private String heading() {
    String when =
        digest.days() == 1
            ? " on " + digest.day()
            : " in the " + digest.days() + " days to " + digest.day();
    Digest.Tally alerts = digest.alerts();
    return (alerts.all() == 0 ? "Quiet" : Times.count(alerts.posted(), "alert")) + when;
  }

  private void troubles() {
    Digest.Tally alerts = digest.alerts();
    if (alerts.kept() > 0) {
      String kept = Times.count(alerts.kept(), "alert");
      add(plain(kept + " not posted, below a channel's minimum: /breach recent"));
    }
    if (alerts.undelivered() > 0) {
      String left = Times.count(alerts.undelivered(), "alert");
      add(plain(left + " not delivered yet: /breach recent"));
    }
    digest.failing().stream()
        .limit(MAX_FAILING)
        .map(failing -> "Not readable: " + Text.cut(Text.clean(failing), MAX_REASON))
        .forEach(line -> add(plain(line)));
    if (digest.failing().size() > MAX_FAILING) {
      add(plain("and " + (digest.failing().size() - MAX_FAILING) + " feeds more"));
    }
  }

  /** A line for each of the gravest, with where it stands; nobody is called by it. */
  private void gravest(int most) {
    List<Digest.Told> shown = digest.gravest().stream().limit(most).toList();
    for (Digest.Told told : shown) {
      String who = told.role().inWords() + " (" + told.confidence().inWords() + "), ";
      add(
          "• " + name(told.vendor()) + " " + who + told.level().inWords() + ": ",
          told.title(),
          told.url(),
          "; " + told.status().inWords() + (told.assignee() == null ? "" : ", assigned"));
    }
    int more = digest.alerts().all() - shown.size();
    if (!shown.isEmpty() && more > 0) {
      add(plain("and " + Times.count(more, "more alert") + ": /breach recent"));
    }
  }

  /** Who was named and not hit: last, for it is the least. */
  private void mentioned(int most) {
    Digest.Mentioned mentioned = digest.mentioned();
    if (mentioned.vendors().isEmpty()) {
      return;
    }
    add(plain("Also mentioned, without being hit there:"));
    for (Digest.Line line : mentioned.vendors().stream().limit(most).toList()) {
      String reports = " in " + Times.count(line.reports(), "report");
      add(
          "• " + name(line.vendor()) + reports + (line.reports() == 1 ? ": " : ", newest: "),
          line.title(),
          line.url(),
          "");
    }
    int more = mentioned.more() + Math.max(0, mentioned.vendors().size() - most);
    if (more > 0) {
      add(plain("and " + Times.count(more, "more vendor")));
    }
  }

  private static String name(String vendor) {
    return Text.cut(Text.clean(vendor), MAX_NAME);
  }

  private static Passage.Span.Words plain(String text) {
    return new Passage.Span.Words(text, false);
  }

  private void add(Passage.Span.Words line) {
    lines.add(line.text());
    passages.add(Passage.line(line));
  }

  private void add(String before, String headline, @Nullable String url, String after) {
    String title = Text.cut(Text.clean(headline), MAX_TITLE);
    Optional<Link> link = Link.of(url).filter(to -> to.url().length() <= room);
    room -= link.map(to -> to.url().length()).orElse(0);
    List<Passage.Span> spans = new ArrayList<>(List.of(words(before)));
    spans.addAll(Passage.linked(title, link));
    if (!after.isEmpty()) {
      spans.add(words(after));
    }
    passages.add(new Passage(Passage.Shape.LINE, spans));
    lines.add(before + title + after);
  }

  /** Proves coverage, above all where nothing was found. */
  private static String heartbeat(Digest digest) {
    Digest.Coverage feeds = digest.feeds();
    String items = feeds.items() == null ? "" : ", " + Times.count(feeds.items(), "new item");
    int matches = digest.alerts().all();
    return feeds.fresh()
        + " of "
        + Times.count(feeds.all(), "feed")
        + " fresh"
        + items
        + ", "
        + Times.count(digest.vendors(), "vendor")
        + " watched, "
        + matches
        + (matches == 1 ? " match" : " matches")
        + (matches == 0 && digest.mentioned().vendors().isEmpty() ? "; nothing found" : "");
  }
}
