package bellwether.slack.message;

import static org.assertj.core.api.Assertions.assertThat;

import bellwether.domain.incident.Confidence;
import bellwether.domain.incident.Event;
import bellwether.domain.incident.Role;
import bellwether.domain.incident.Severity;
import bellwether.domain.incident.Severity.Level;
import bellwether.domain.notice.AlertSummary;
import bellwether.domain.notice.Case;
import bellwether.domain.notice.Case.IncidentState;
import bellwether.domain.notice.CaseAction;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

final class SummaryMessageTest {
  private static AlertSummary summary(int count, String titleEnd) {
    List<AlertSummary.Entry> entries =
        IntStream.range(0, count)
            .mapToObj(i ->
                new AlertSummary.Entry(
                    id(i),
                    "Vendor" + i + "x",
                    Role.VICTIM,
                    Event.Kind.BREACH,
                    null,
                    Confidence.ALLEGED,
                    i == 0 ? Level.CRITICAL : Level.LOW,
                    "Report" + i + titleEnd,
                    "https://news.example/" + i,
                    null))
            .toList();
    return new AlertSummary("T1", "Reason.", entries, 3, 31, List.of());
  }

  private static String id(int i) {
    return String.format(Locale.ROOT, "%064d", i);
  }

  private static String blocks(AlertSummary summary, List<Case> cases) {
    return SummaryMessage.variants(summary, cases).getFirst().blocksJson();
  }

  private static int buttonRows(String blocks) {
    return blocks.split("\"block_id\":\"case:", -1).length - 1;
  }

  @Test
  void line_saysWhatTheHeadlineOfAnAlertSays() {
    String blocks = blocks(summary(1, ""), List.of());

    assertThat(blocks)
        .contains(
            "🔴 Critical: Vendor0x breach claimed, not confirmed",
            "\"url\":\"https://news.example/0\",\"text\":\"Report0\"",
            "\"block_id\":\"case:" + id(0) + "\"",
            "\"value\":\"0\"");
  }

  @Test
  void manyLongLines_fitSlack_andTheMostSevereKeepTheirButtons() {
    String blocks = blocks(summary(20, " long".repeat(40)), List.of());

    assertThat(blocks).hasSizeLessThan(SummaryMessage.MAX_JSON + 1);
    int rows = buttonRows(blocks);
    assertThat(rows).isBetween(3, 10);
    assertThat(blocks).contains("case:" + id(0), "case:" + id(rows - 1), "Report7");
    int shown =
        (int) IntStream.range(0, 20).filter(i -> blocks.contains("Vendor" + i + "x")).count();
    assertThat(blocks).contains("and " + (20 - shown + 3) + " more: /breach recent");
  }

  @Test
  void settledLine_showsStateAndPerson_andPassesItsButtonsOn() {
    AlertSummary summary = summary(12, "");
    IncidentState state =
        new IncidentState(2, Confidence.CONFIRMED, new Severity(Level.HIGH, List.of()));
    Case settled =
        Case.open(id(0), "T1", state).apply(new CaseAction.NotAffected(), "U0ANA", Instant.EPOCH);
    String before = blocks(summary, List.of());

    String after = blocks(summary, List.of(settled));

    assertThat(buttonRows(after)).isEqualTo(buttonRows(before));
    assertThat(after)
        .contains("🟠 High: Vendor0x", "not affected", "\"user_id\":\"U0ANA\"")
        .contains("case:" + id(buttonRows(before)))
        .doesNotContain("case:" + id(0));
  }

  @Test
  void olderIncidents_areCountedWithACommand() {
    assertThat(blocks(summary(2, ""), List.of()))
        .contains("and 31 older incidents, not listed: /breach export incidents");
  }

  @Test
  void entryOfAnEarlierVersion_hasNoButtons() {
    AlertSummary.Entry entry =
        new AlertSummary.Entry(
            null, "Acme", Role.SOURCE, Event.Kind.BREACH, null, null, null, "Report", null, null);

    String blocks = blocks(new AlertSummary("T1", "r", List.of(entry), 0, 0, List.of()), List.of());

    assertThat(buttonRows(blocks)).isZero();
    assertThat(blocks).contains("• Acme");
  }
}
