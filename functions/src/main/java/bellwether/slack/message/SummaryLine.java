package bellwether.slack.message;

import static bellwether.slack.block.RichTextLine.bold;
import static bellwether.slack.block.RichTextLine.plain;

import bellwether.domain.incident.Confidence;
import bellwether.domain.incident.Severity;
import bellwether.domain.notice.AlertSummary;
import bellwether.domain.notice.Case;
import bellwether.slack.block.BlockBuilder;
import bellwether.slack.block.Link;
import bellwether.slack.block.RichTextLine;
import bellwether.slack.block.RichTextLine.Span;
import bellwether.slack.block.SafeText;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Renders one alert of a summary: its headline, its report and what people did about it. */
final class SummaryLine {
  private static final int MAX_TITLE = 120;
  private static final int MAX_NAME = 80;

  /** Longer addresses are rare, and would leave no room for other lines. */
  private static final int MAX_URL = 300;

  private final AlertSummary.Entry entry;
  private final @Nullable Case current;

  private SummaryLine(AlertSummary.Entry entry, @Nullable Case current) {
    this.entry = entry;
    this.current = current;
  }

  static SummaryLine of(AlertSummary.Entry entry, Map<String, Case> casesById) {
    return new SummaryLine(
        entry, entry.deliveryId() == null ? null : casesById.get(entry.deliveryId()));
  }

  /** Whether it needs action, for which it gets buttons. */
  boolean isOpen() {
    return entry.deliveryId() != null && (current == null || current.status().isOpen());
  }

  void addButtons(BlockBuilder blocks) {
    Case.Status status = current == null ? Case.Status.OPEN : current.status();
    int turn = current == null ? 0 : current.stepCount();
    CaseBlocks.addButtons(blocks, String.valueOf(entry.deliveryId()), status, turn);
  }

  RichTextLine toRichText() {
    List<Span> spans = new ArrayList<>(List.of(bold(headline()), plain(": ")));
    Optional<Link> link = Link.of(entry.url()).filter(to -> to.url().length() <= MAX_URL);
    spans.addAll(RichTextLine.linkWithHost(title(), link));
    if (current != null && current.stepCount() > 0) {
      spans.add(plain("; "));
      spans.addAll(CaseBlocks.statusSpans(current));
    }
    return RichTextLine.line(spans);
  }

  private String title() {
    return SafeText.clean(entry.title(), MAX_TITLE);
  }

  private String headline() {
    Severity.Level level =
        current == null ? entry.level() : current.incidentState().severity().level();
    Confidence confidence =
        current == null ? entry.confidence() : current.incidentState().confidence();
    if (level == null || confidence == null) {
      return "• " + SafeText.clean(entry.vendor(), MAX_NAME) + " " + entry.role().description();
    }
    return new AlertHeadline(
            level, entry.vendor(), entry.role(), entry.kind(), entry.product(), confidence)
        .text();
  }
}
