package bellwether.slack.view;

import static bellwether.slack.block.RichTextLine.bold;
import static bellwether.slack.block.RichTextLine.plain;
import static bellwether.slack.block.RichTextLine.userMention;

import bellwether.domain.incident.Confidence;
import bellwether.domain.incident.Severity;
import bellwether.domain.notice.Alert;
import bellwether.domain.notice.Case;
import bellwether.slack.block.BlockBuilder;
import bellwether.slack.block.Link;
import bellwether.slack.block.Phrases;
import bellwether.slack.block.RichTextLine;
import bellwether.slack.block.RichTextLine.Span;
import bellwether.slack.block.SafeText;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Renders an open incident in three lines. */
final class OpenIncidentBlocks {
  private static final int MAX_TITLE = 150;
  private static final int MAX_NAME = 80;

  private OpenIncidentBlocks() {}

  static void addTo(BlockBuilder blocks, Alert alert, @Nullable Case alertCase, Instant now) {
    Confidence confidence =
        alertCase == null ? alert.confidence() : alertCase.incidentState().confidence();
    Severity severity = alertCase == null ? alert.severity() : alertCase.incidentState().severity();
    String facts = " " + alert.role().description() + " (" + confidence.label() + "), ";
    String title = SafeText.clean(alert.title(), MAX_TITLE);
    blocks.richText(
        List.of(
            RichTextLine.line(
                bold(SafeText.clean(alert.vendor(), MAX_NAME)),
                plain(facts + severity.level().label())),
            RichTextLine.line(RichTextLine.linkWithHost(title, Link.of(alert.url()))),
            RichTextLine.line(statusSpans(alert, alertCase, now))));
  }

  private static List<Span> statusSpans(Alert alert, @Nullable Case alertCase, Instant now) {
    List<Span> spans = new ArrayList<>();
    Case.Status status = alertCase == null ? Case.Status.OPEN : alertCase.status();
    spans.add(bold(status.label()));
    if (alertCase != null && alertCase.isSnoozed(now)) {
      spans.add(plain(", snoozed"));
    }
    if (alertCase != null && alertCase.assignee() != null) {
      spans.add(plain(", assigned to "));
      spans.add(userMention(alertCase.assignee()));
    }
    int reports = alertCase == null ? 1 : alertCase.incidentState().reportCount();
    String day = Phrases.disclosedOrSeenDay(alert.published(), alert.seenAt());
    spans.add(plain("; " + Phrases.countOf(reports, "report") + ", " + day));
    return spans;
  }
}
