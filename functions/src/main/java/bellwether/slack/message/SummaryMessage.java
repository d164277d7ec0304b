package bellwether.slack.message;

import bellwether.slack.block.SlackMessage;
import bellwether.slack.block.Text;
import bellwether.slack.block.Passage;
import bellwether.slack.block.Link;
import bellwether.slack.block.Blocks;

import static bellwether.slack.block.Passage.bold;
import static bellwether.slack.block.Passage.words;

import bellwether.domain.Summary;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Many alerts in one message, a line and a link each. */
final class SummaryMessage {
  private static final int MAX_LINES = 20;
  private static final int MAX_TITLE = 150;
  private static final int MAX_NAME = 80;
  private static final int MAX_OCCASION = 600;

  /**
   * Characters of all links together: Slack refuses what is posted with some 13,000 in all, counted
   * in a way that it does not state. https://github.com/slackapi/bolt-js/issues/2509
   */
  private static final int MAX_LINKS = 2_400;

  private SummaryMessage() {}

  static List<SlackMessage> variants(Summary summary) {
    String occasion = Text.cut(Text.clean(summary.occasion()), MAX_OCCASION);
    List<String> lines = new ArrayList<>(List.of(occasion));
    List<Passage> passages = new ArrayList<>(List.of(Passage.line(bold(occasion))));
    int room = MAX_LINKS;
    for (Summary.Line line : summary.alerts().stream().limit(MAX_LINES).toList()) {
      String who =
          "• " + Text.cut(Text.clean(line.vendor()), MAX_NAME) + " " + line.role().inWords() + ": ";
      String title = Text.cut(Text.clean(line.title()), MAX_TITLE);
      List<Passage.Span> spans = new ArrayList<>(List.of(words(who)));
      int left = room;
      Optional<Link> link = Link.of(line.url()).filter(to -> to.url().length() <= left);
      room -= link.map(to -> to.url().length()).orElse(0);
      spans.addAll(Passage.linked(title, link));
      passages.add(new Passage(Passage.Shape.LINE, spans));
      lines.add(who + title);
    }
    int more = summary.more() + Math.max(0, summary.alerts().size() - MAX_LINES);
    if (more > 0) {
      String rest = "and " + more + " more: /breach recent";
      passages.add(Passage.line(words(rest)));
      lines.add(rest);
    }
    String text = Blocks.text(lines);
    return List.of(
        new SlackMessage(text, new Blocks().rich(passages).json()),
        new SlackMessage(text, new Blocks().section(lines).json()),
        new SlackMessage(text, SlackMessage.NO_BLOCKS));
  }
}
