package bellwether.slack.message;

import bellwether.domain.notice.AlertSummary;
import bellwether.slack.block.MessageLines;
import bellwether.slack.block.SafeText;
import bellwether.slack.block.SlackMessage;
import java.util.List;

/** Renders many alerts in one message, a line with a link each. */
final class SummaryMessage {
  private static final int MAX_LINES = 20;
  private static final int MAX_TITLE = 150;
  private static final int MAX_NAME = 80;
  private static final int MAX_OCCASION = 600;

  /**
   * Characters of all links together: Slack rejects a post of some 13,000 in all, counted in a way
   * that it does not document. https://github.com/slackapi/bolt-js/issues/2509
   */
  private static final int MAX_TOTAL_LINK_LENGTH = 2_400;

  private SummaryMessage() {}

  static List<SlackMessage> variants(AlertSummary summary) {
    MessageLines message = new MessageLines(MAX_TOTAL_LINK_LENGTH);
    message.addHeading(SafeText.clean(summary.reason(), MAX_OCCASION));
    for (AlertSummary.Entry line : summary.alerts().stream().limit(MAX_LINES).toList()) {
      String vendor = SafeText.clean(line.vendor(), MAX_NAME);
      String title = SafeText.clean(line.title(), MAX_TITLE);
      message.addLink(
          "• " + vendor + " " + line.role().description() + ": ", title, line.url(), "");
    }
    int more = summary.moreCount() + Math.max(0, summary.alerts().size() - MAX_LINES);
    if (more > 0) {
      message.add("and " + more + " more: /breach recent");
    }
    return message.toVariants();
  }
}
