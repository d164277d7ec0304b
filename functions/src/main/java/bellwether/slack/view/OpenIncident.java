package bellwether.slack.view;

import bellwether.slack.block.Blocks;
import bellwether.slack.block.Passage;
import bellwether.slack.block.Text;
import bellwether.slack.block.Link;
import bellwether.slack.block.Times;

import static bellwether.slack.block.Passage.bold;
import static bellwether.slack.block.Passage.person;
import static bellwether.slack.block.Passage.words;

import bellwether.domain.Alert;
import bellwether.domain.Case;
import bellwether.domain.Confidence;
import bellwether.domain.Severity;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** An incident that somebody still has to look at, in three lines. */
final class OpenIncident {
  private static final int MAX_TITLE = 150;
  private static final int MAX_NAME = 80;

  private OpenIncident() {}

  /**
   * @param standing what was done about it and how its reports look by now; null while there is one
   *     report and nobody acted
   */
  static void add(Alert alert, @Nullable Case standing, Instant now, Blocks blocks) {
    Confidence sure = standing == null ? alert.confidence() : standing.present().confidence();
    Severity severity = standing == null ? alert.severity() : standing.present().severity();
    String role = " " + alert.role().inWords() + " (" + sure.inWords() + ")";
    blocks.rich(
        List.of(
            Passage.line(
                bold(Text.cut(Text.clean(alert.vendor()), MAX_NAME)),
                words(role + ", " + severity.level().inWords())),
            new Passage(
                Passage.Shape.LINE,
                Passage.linked(
                    Text.cut(Text.clean(alert.title()), MAX_TITLE), Link.of(alert.url()))),
            new Passage(Passage.Shape.LINE, status(alert, standing, now))));
  }

  private static List<Passage.Span> status(Alert alert, @Nullable Case standing, Instant now) {
    List<Passage.Span> spans = new ArrayList<>();
    Case.Status status = standing == null ? Case.Status.OPEN : standing.status();
    spans.add(bold(status.inWords()));
    if (standing != null && standing.isSnoozed(now)) {
      spans.add(words(", snoozed"));
    }
    if (standing != null && standing.assignee() != null) {
      spans.add(words(", with "));
      spans.add(person(standing.assignee()));
    }
    int reports = standing == null ? 1 : standing.present().reports();
    String day = Times.day(alert.published(), alert.seenAt());
    spans.add(words("; " + Times.count(reports, "report") + ", " + day));
    return spans;
  }
}
