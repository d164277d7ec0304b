package bellwether.slack.message;

import bellwether.domain.incident.ReportKind;
import bellwether.domain.notice.Alert;
import bellwether.domain.notice.Case;
import bellwether.slack.block.BlockBuilder;
import bellwether.slack.block.ContextText;
import bellwether.slack.block.Link;
import bellwether.slack.block.MessageLines;
import bellwether.slack.block.SlackMessage;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Renders an alert: a full message for the first report of an incident, one line once the alert
 * needs no more work, and a short reply for each later report.
 */
final class AlertMessage {
  private final Alert alert;
  private final @Nullable String deliveryId;
  private final Case current;
  private final AlertHeadline headline;

  private AlertMessage(Alert alert, @Nullable String deliveryId, @Nullable Case alertCase) {
    this.alert = alert;
    this.deliveryId = deliveryId;
    this.current = alertCase == null ? Case.open("", alert) : alertCase;
    this.headline = AlertHeadline.of(alert, current);
  }

  /**
   * Renders three formats, richest first: if Slack rejects one, the next is posted.
   *
   * @param deliveryId adds buttons; null for none
   * @param alertCase the work on the alert; null if nobody acted on it
   */
  static List<SlackMessage> variants(
      Alert alert, @Nullable String deliveryId, @Nullable Case alertCase) {
    AlertMessage message = new AlertMessage(alert, deliveryId, alertCase);
    if (alert.kind() == ReportKind.UPDATE) {
      return message.reply();
    }
    return message.current.status().isOpen() ? message.open() : message.settled();
  }

  private List<SlackMessage> reply() {
    MessageLines lines = AlertLines.ofReply(alert, current, headline.text());
    List<ContextText> origin = AlertLines.origin(alert, current);
    return withFallbacks(
        new BlockBuilder().richText(lines.lines()).context(origin), lines.plainLines(), origin);
  }

  private List<SlackMessage> open() {
    MessageLines lines = AlertLines.ofMessage(alert, current);
    List<ContextText> origin = AlertLines.origin(alert, current);
    BlockBuilder blocks =
        new BlockBuilder().header(headline.text()).richText(lines.lines()).context(origin);
    List<String> plain = new ArrayList<>(List.of(headline.text()));
    plain.addAll(lines.plainLines());
    return withFallbacks(withButtons(blocks), plain, origin);
  }

  private List<SlackMessage> settled() {
    MessageLines lines = AlertLines.ofSettled(alert, current, headline.text());
    BlockBuilder blocks = new BlockBuilder().richText(lines.lines());
    return withFallbacks(withButtons(blocks), lines.plainLines(), List.of());
  }

  private BlockBuilder withButtons(BlockBuilder blocks) {
    if (deliveryId != null) {
      CaseBlocks.addButtons(blocks, deliveryId, current.status(), current.stepCount());
    }
    return blocks;
  }

  /** The plain formats have the address of the report, which the richest one links to. */
  private List<SlackMessage> withFallbacks(
      BlockBuilder richest, List<String> lines, List<ContextText> origin) {
    String notification = SlackMessage.fallbackText(List.of(headline.notification(alert.title())));
    List<String> plain = new ArrayList<>(lines);
    Link.of(alert.url()).map(Link::url).ifPresent(plain::add);
    origin.stream().map(ContextText::plainText).forEach(plain::add);
    return List.of(
        new SlackMessage(notification, richest.build()),
        new SlackMessage(notification, new BlockBuilder().section(plain).build()),
        new SlackMessage(SlackMessage.fallbackText(plain), List.of()));
  }
}
