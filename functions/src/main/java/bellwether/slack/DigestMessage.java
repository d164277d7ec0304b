package bellwether.slack;

import static bellwether.slack.Passage.bold;
import static bellwether.slack.Passage.words;

import bellwether.domain.Digest;
import java.util.ArrayList;
import java.util.List;

/** The day in a few lines: that Bellwether was awake, and which feeds it could not read. */
final class DigestMessage {
  /** More than this is an outage of ours, and a list of it helps nobody. */
  private static final int MAX_FAILING = 10;

  private static final int MAX_REASON = 300;

  private DigestMessage() {}

  static List<SlackMessage> variants(Digest digest) {
    List<String> lines = new ArrayList<>();
    lines.add(
        digest.alerts() == 0
            ? "Quiet on " + digest.day()
            : Times.count(digest.alerts(), "alert") + " on " + digest.day());
    lines.add(
        Times.count(digest.vendors(), "vendor")
            + " watched, "
            + Times.count(digest.feeds(), "feed")
            + " read");
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
}
