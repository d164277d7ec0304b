package bellwether.slack.message;

import bellwether.domain.notice.AlertSummary;
import bellwether.domain.notice.Case;
import bellwether.slack.block.Block;
import bellwether.slack.block.BlockBuilder;
import bellwether.slack.block.Phrases;
import bellwether.slack.block.RichTextLine;
import bellwether.slack.block.SafeText;
import bellwether.slack.block.SlackMessage;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * Renders many alerts in one message, a line each, the most severe first. The first lines that need
 * action have buttons, as far as they fit.
 */
final class SummaryMessage {
  private static final int MAX_LINES = 20;

  /** Buttons are left out before a line that would be among this many. */
  private static final int PREFERRED_LINES = 8;

  private static final int MAX_WITH_BUTTONS = 10;
  private static final int MAX_REASON = 600;

  /** Characters of JSON, with room for a label and a mark: Slack rejects about 13,000. */
  static final int MAX_JSON = 11_500;

  private final AlertSummary summary;
  private final List<SummaryLine> lines;

  private SummaryMessage(AlertSummary summary, Map<String, Case> casesById) {
    this.summary = summary;
    this.lines =
        summary.alerts().stream()
            .limit(MAX_LINES)
            .map(entry -> SummaryLine.of(entry, casesById))
            .toList();
  }

  /**
   * @param cases the cases of the alerts on which somebody acted, or that have several reports
   */
  static List<SlackMessage> variants(AlertSummary summary, List<Case> cases) {
    return new SummaryMessage(summary, Case.byId(cases)).build();
  }

  /** Slack rejects long posts: https://github.com/slackapi/bolt-js/issues/2509 */
  private List<SlackMessage> build() {
    int shown = lines.size();
    int withButtons =
        (int) Math.min(MAX_WITH_BUTTONS, lines.stream().filter(SummaryLine::isOpen).count());
    List<Block> blocks = blocks(shown, withButtons);
    while (jsonLength(blocks) > MAX_JSON && shown > 0) {
      if (shown > PREFERRED_LINES || withButtons == 0) {
        shown--;
      } else {
        withButtons--;
      }
      blocks = blocks(shown, withButtons);
    }
    return SlackMessage.withFallbacks(plainLines(shown), blocks);
  }

  private static int jsonLength(List<Block> blocks) {
    return new SlackMessage("", blocks).blocksJson().length();
  }

  private List<Block> blocks(int shown, int maxWithButtons) {
    BlockBuilder blocks = new BlockBuilder();
    List<RichTextLine> text = new ArrayList<>();
    text.add(RichTextLine.line(RichTextLine.bold(reason())));
    int withButtons = 0;
    for (SummaryLine line : lines.subList(0, shown)) {
      text.add(line.toRichText());
      if (line.isOpen() && withButtons < maxWithButtons) {
        blocks.richText(text);
        line.addButtons(blocks);
        text = new ArrayList<>();
        withButtons++;
      }
    }
    for (String line : closingLines(shown)) {
      text.add(RichTextLine.line(RichTextLine.plain(line)));
    }
    return (text.isEmpty() ? blocks : blocks.richText(text)).build();
  }

  private List<String> plainLines(int shown) {
    List<String> plain = new ArrayList<>();
    plain.add(reason());
    lines.subList(0, shown).forEach(line -> plain.add(line.toRichText().plainText()));
    plain.addAll(closingLines(shown));
    return plain;
  }

  private String reason() {
    return SafeText.clean(summary.reason(), MAX_REASON);
  }

  private List<String> closingLines(int shown) {
    List<String> closing = new ArrayList<>();
    int more = summary.moreCount() + summary.alerts().size() - shown;
    if (more > 0) {
      closing.add(
          "and "
              + more
              + " more: /breach recent lists all alerts, page by page; /breach export incidents sends"
              + " them as a file");
    }
    if (summary.olderCount() > 0) {
      String older = Phrases.countOf(summary.olderCount(), "older incident");
      closing.add("and " + older + ", not listed: /breach export incidents");
    }
    return closing;
  }
}
