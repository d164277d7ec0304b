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
import bellwether.slack.block.SafeText;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** An incident that somebody still has to look at, in three lines. */
final class OpenIncidentBlocks {
  private static final int MAX_TITLE = 150;
  private static final int MAX_NAME = 80;

  private OpenIncidentBlocks() {}

  /**
   * @param standing what was done about it and how its reports look by now; null while there is one
   *     report and nobody acted
   */
  static void addTo(Alert alert, @Nullable Case standing, Instant now, BlockBuilder blocks) {
    Confidence sure = standing == null ? alert.confidence() : standing.incidentState().confidence();
    Severity severity = standing == null ? alert.severity() : standing.incidentState().severity();
    String role = " " + alert.role().description() + " (" + sure.label() + ")";
    blocks.richText(
        List.of(
            RichTextLine.line(
                bold(SafeText.truncate(SafeText.clean(alert.vendor()), MAX_NAME)),
                plain(role + ", " + severity.level().label())),
            new RichTextLine(
                RichTextLine.ElementType.LINE,
                RichTextLine.linkWithHost(
                    SafeText.truncate(SafeText.clean(alert.title()), MAX_TITLE),
                    Link.of(alert.url()))),
            new RichTextLine(RichTextLine.ElementType.LINE, statusSpans(alert, standing, now))));
  }

  private static List<RichTextLine.Span> statusSpans(
      Alert alert, @Nullable Case standing, Instant now) {
    List<RichTextLine.Span> spans = new ArrayList<>();
    Case.Status status = standing == null ? Case.Status.OPEN : standing.status();
    spans.add(bold(status.label()));
    if (standing != null && standing.isSnoozed(now)) {
      spans.add(plain(", snoozed"));
    }
    if (standing != null && standing.assignee() != null) {
      spans.add(plain(", with "));
      spans.add(userMention(standing.assignee()));
    }
    int reports = standing == null ? 1 : standing.incidentState().reportCount();
    String day = Phrases.disclosedOrSeenDay(alert.published(), alert.seenAt());
    spans.add(plain("; " + Phrases.countOf(reports, "report") + ", " + day));
    return spans;
  }
}
