package bellwether.slack;

import static bellwether.slack.Passage.bold;
import static bellwether.slack.Passage.words;

import bellwether.domain.Digest;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The day or week in a few lines: that Bellwether was awake, what it found, which feeds it could
 * not read, and who was merely mentioned.
 */
final class DigestMessage {
  /** More than this is an outage of ours, and a list of it helps nobody. */
  private static final int MAX_FAILING = 10;

  private static final int MAX_REASON = 150;
  private static final int MAX_MENTIONED = 10;
  private static final int MAX_GRAVEST = 10;
  private static final int MAX_NAME = 60;
  private static final int MAX_TITLE = 120;

  /** Characters of all links together: Slack refuses what is too long, see SummaryMessage. */
  private static final int MAX_LINKS = 1_600;

  private DigestMessage() {}

  static List<SlackMessage> variants(Digest digest) {
    List<String> lines = new ArrayList<>();
    Digest.Tally alerts = digest.alerts();
    String when =
        digest.days() == 1
            ? " on " + digest.day()
            : " in the " + digest.days() + " days to " + digest.day();
    lines.add((alerts.all() == 0 ? "Quiet" : Times.count(alerts.posted(), "alert")) + when);
    lines.add(heartbeat(digest));
    if (alerts.kept() > 0) {
      lines.add(
          Times.count(alerts.kept(), "alert")
              + " not posted, below a channel's minimum: /breach recent");
    }
    if (alerts.undelivered() > 0) {
      lines.add(Times.count(alerts.undelivered(), "alert") + " not delivered yet: /breach recent");
    }
    digest.failing().stream()
        .limit(MAX_FAILING)
        .map(failing -> "Not readable: " + Text.cut(Text.clean(failing), MAX_REASON))
        .forEach(lines::add);
    if (digest.failing().size() > MAX_FAILING) {
      lines.add("and " + (digest.failing().size() - MAX_FAILING) + " feeds more");
    }
    List<Passage> passages = new ArrayList<>();
    passages.add(Passage.line(bold(lines.getFirst())));
    lines.stream().skip(1).forEach(line -> passages.add(Passage.line(words(line))));
    int room = gravest(digest, lines, passages);
    mentioned(digest.mentioned(), room, lines, passages);
    String text = Blocks.text(lines);
    return List.of(
        new SlackMessage(text, new Blocks().rich(passages).json()),
        new SlackMessage(text, new Blocks().section(lines).json()),
        new SlackMessage(text, SlackMessage.NO_BLOCKS));
  }

  /**
   * A line for each of the gravest, with where it stands; nobody is called by it.
   *
   * @return how many characters of links are left
   */
  private static int gravest(Digest digest, List<String> lines, List<Passage> passages) {
    int room = MAX_LINKS;
    List<Digest.Told> shown = digest.gravest().stream().limit(MAX_GRAVEST).toList();
    for (Digest.Told told : shown) {
      String who =
          "• "
              + Text.cut(Text.clean(told.vendor()), MAX_NAME)
              + " "
              + told.role().inWords()
              + " ("
              + told.confidence().inWords()
              + "), "
              + told.level().inWords()
              + ": ";
      String title = Text.cut(Text.clean(told.title()), MAX_TITLE);
      int left = room;
      Optional<Link> link = Link.of(told.url()).filter(to -> to.url().length() <= left);
      room -= link.map(to -> to.url().length()).orElse(0);
      String stands =
          "; " + told.status().inWords() + (told.assignee() == null ? "" : ", assigned");
      List<Passage.Span> spans = new ArrayList<>(List.of(words(who)));
      spans.addAll(Passage.linked(title, link));
      spans.add(words(stands));
      passages.add(new Passage(Passage.Shape.LINE, spans));
      lines.add(who + title + stands);
    }
    int more = digest.alerts().all() - shown.size();
    if (!shown.isEmpty() && more > 0) {
      String rest = "and " + Times.count(more, "more alert") + ": /breach recent";
      lines.add(rest);
      passages.add(Passage.line(words(rest)));
    }
    return room;
  }

  /** Who was named and not hit: last, for it is the least. */
  private static void mentioned(
      Digest.Mentioned mentioned, int links, List<String> lines, List<Passage> passages) {
    if (mentioned.vendors().isEmpty()) {
      return;
    }
    String heading = "Also mentioned, without being hit there:";
    lines.add(heading);
    passages.add(Passage.line(words(heading)));
    int room = links;
    for (Digest.Line line : mentioned.vendors().stream().limit(MAX_MENTIONED).toList()) {
      String who =
          "• "
              + Text.cut(Text.clean(line.vendor()), MAX_NAME)
              + " in "
              + Times.count(line.reports(), "report")
              + (line.reports() == 1 ? ": " : ", newest: ");
      String title = Text.cut(Text.clean(line.title()), MAX_TITLE);
      int left = room;
      Optional<Link> link = Link.of(line.url()).filter(to -> to.url().length() <= left);
      room -= link.map(to -> to.url().length()).orElse(0);
      List<Passage.Span> spans = new ArrayList<>(List.of(words(who)));
      spans.addAll(Passage.linked(title, link));
      passages.add(new Passage(Passage.Shape.LINE, spans));
      lines.add(who + title);
    }
    int more = mentioned.more() + Math.max(0, mentioned.vendors().size() - MAX_MENTIONED);
    if (more > 0) {
      String rest = "and " + Times.count(more, "more vendor");
      lines.add(rest);
      passages.add(Passage.line(words(rest)));
    }
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
