package bellwether.slack;

import static bellwether.slack.Passage.bold;
import static bellwether.slack.Passage.words;

import bellwether.domain.Digest;
import java.util.ArrayList;
import java.util.List;

/**
 * The day or week in a few lines: that Bellwether was awake, what it found, and which feeds it
 * could not read.
 */
final class DigestMessage {
  /** More than this is an outage of ours, and a list of it helps nobody. */
  private static final int MAX_FAILING = 10;

  private static final int MAX_REASON = 300;

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
    String text = Blocks.text(lines);
    return List.of(
        new SlackMessage(text, new Blocks().rich(passages).json()),
        new SlackMessage(text, new Blocks().section(lines).json()),
        new SlackMessage(text, SlackMessage.NO_BLOCKS));
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
        + (matches == 0 ? "; nothing found" : "");
  }
}
