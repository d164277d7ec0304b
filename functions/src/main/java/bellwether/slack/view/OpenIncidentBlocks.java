package bellwether.slack.view;

import static bellwether.slack.block.RichTextLine.bold;
import static bellwether.slack.block.RichTextLine.plain;
import static bellwether.slack.block.RichTextLine.userMention;

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

/** Renders an open incident in three lines. */
final class OpenIncidentBlocks {
  private static final int MAX_TITLE = 150;
  private static final int MAX_NAME = 80;

  private OpenIncidentBlocks() {}

  static void addTo(BlockBuilder blocks, Alert alert, Case current, Instant now) {
    String role = " " + alert.role().description();
    String confidence = " (" + current.incidentState().confidence().label() + "), ";
    String severity = current.incidentState().severity().level().label();
    String title = SafeText.clean(alert.title(), MAX_TITLE);
    blocks.richText(
        List.of(
            RichTextLine.line(
                bold(SafeText.clean(alert.vendor(), MAX_NAME)),
                plain(role + confidence + severity)),
            RichTextLine.line(RichTextLine.linkWithHost(title, Link.of(alert.url()))),
            RichTextLine.line(statusSpans(alert, current, now))));
  }

  private static List<Span> statusSpans(Alert alert, Case current, Instant now) {
    List<Span> spans = new ArrayList<>(List.of(bold(current.status().label())));
    if (current.isSnoozed(now)) {
      spans.add(plain(", snoozed"));
    }
    if (current.assignee() != null) {
      spans.add(plain(", assigned to "));
      spans.add(userMention(current.assignee()));
    }
    String reports = Phrases.countOf(current.incidentState().reportCount(), "report");
    String day = Phrases.disclosedOrSeenDay(alert.published(), alert.seenAt());
    spans.add(plain("; " + reports + ", " + day));
    return spans;
  }
}
