package bellwether.slack.message;

import static bellwether.slack.block.RichTextLine.bold;
import static bellwether.slack.block.RichTextLine.plain;

import bellwether.domain.notice.AlertSummary;
import bellwether.slack.block.BlockBuilder;
import bellwether.slack.block.Link;
import bellwether.slack.block.RichTextLine;
import bellwether.slack.block.SafeText;
import bellwether.slack.block.SlackMessage;
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
  private static final int MAX_TOTAL_LINK_LENGTH = 2_400;

  private SummaryMessage() {}

  static List<SlackMessage> variants(AlertSummary summary) {
    String occasion = SafeText.truncate(SafeText.clean(summary.reason()), MAX_OCCASION);
    List<String> lines = new ArrayList<>(List.of(occasion));
    List<RichTextLine> passages = new ArrayList<>(List.of(RichTextLine.line(bold(occasion))));
    int room = MAX_TOTAL_LINK_LENGTH;
    for (AlertSummary.Entry line : summary.alerts().stream().limit(MAX_LINES).toList()) {
      String who =
          "• "
              + SafeText.truncate(SafeText.clean(line.vendor()), MAX_NAME)
              + " "
              + line.role().description()
              + ": ";
      String title = SafeText.truncate(SafeText.clean(line.title()), MAX_TITLE);
      List<RichTextLine.Span> spans = new ArrayList<>(List.of(plain(who)));
      int left = room;
      Optional<Link> link = Link.of(line.url()).filter(to -> to.url().length() <= left);
      room -= link.map(to -> to.url().length()).orElse(0);
      spans.addAll(RichTextLine.linkWithHost(title, link));
      passages.add(new RichTextLine(RichTextLine.ElementType.LINE, spans));
      lines.add(who + title);
    }
    int more = summary.moreCount() + Math.max(0, summary.alerts().size() - MAX_LINES);
    if (more > 0) {
      String rest = "and " + more + " more: /breach recent";
      passages.add(RichTextLine.line(plain(rest)));
      lines.add(rest);
    }
    String text = BlockBuilder.fallbackText(lines);
    return List.of(
        new SlackMessage(text, new BlockBuilder().richText(passages).toJson()),
        new SlackMessage(text, new BlockBuilder().section(lines).toJson()),
        new SlackMessage(text, SlackMessage.NO_BLOCKS));
  }
}
