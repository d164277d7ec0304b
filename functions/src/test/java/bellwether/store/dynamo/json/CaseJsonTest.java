package bellwether.store.dynamo.json;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import bellwether.domain.clock.ReportingClock;
import bellwether.domain.incident.Confidence;
import bellwether.domain.incident.Severity;
import bellwether.domain.notice.Case;
import bellwether.domain.notice.CaseAction;
import bellwether.domain.timeline.Moment;
import bellwether.match.clock.ClockRules;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Tests that cases are read as they were written, those of earlier versions included. */
final class CaseJsonTest {
  @Test
  void everyAction_isReadAsItWasWritten() {
    Instant at = Instant.parse("2026-11-25T08:00:00Z");
    Case.Impact impact = new Case.Impact("mail “gateway”", "U0BEN", LocalDate.of(2026, 12, 1));
    Case written =
        Case.open(
            "d1",
            "T1",
            new Case.IncidentState(
                2, Confidence.DISPUTED, new Severity(Severity.Level.LOW, List.of("disputed")), 5));
    for (CaseAction action :
        List.of(
            new CaseAction.Acknowledge(),
            new CaseAction.Assign("U0BEN"),
            new CaseAction.Affected(impact),
            new CaseAction.Affected(new Case.Impact("x", null, null)),
            new CaseAction.Snooze(at.plusSeconds(60)),
            new CaseAction.NotAffected(),
            new CaseAction.Reopen(),
            new CaseAction.Dismiss("Acme Valley"),
            new CaseAction.Recorded("did something"),
            new CaseAction.StartClock(clock("nis2", at)),
            new CaseAction.StartClock(clock("gdpr", at)),
            new CaseAction.StartClock(clock("sec-8k", at)),
            new CaseAction.CompleteDeadline("nis2", "warning", "Send the early warning"),
            new CaseAction.DeclareNotReportable("gdpr", "GDPR", "no personal data"),
            new CaseAction.DeleteClock("sec-8k", "SEC"))) {
      written = written.apply(action, "U0ANA", at);
      assertThat(CaseJson.read(CaseJson.write(written), 0)).isEqualTo(written);
    }
  }

  private static ReportingClock clock(String rule, Instant at) {
    return ReportingClock.start(
        rule,
        ClockRules.find(rule).orElseThrow(),
        "alerted",
        at,
        ZoneId.of("Europe/Berlin"),
        "U0ANA",
        at);
  }

  @Test
  void caseOfVersion03_hasTheTimelineOfItsSteps() {
    String old =
        """
        {"id":"d1","customer":"T1","status":"NOT_AFFECTED","reports":1,"confidence":"CONFIRMED",\
        "severity":"HIGH","because":[],"turns":2,"steps":[\
        {"at":"2026-11-25T08:00:00Z","user":"U0ANA","action":"acknowledge"},\
        {"at":"2026-11-25T09:00:00Z","user":"U0BEN","action":"notAffected"}]}\
        """;

    Case read = CaseJson.read(old, 1);

    assertThat(read.timeline().moments())
        .extracting(Moment::kind, Moment::source, Moment::detail)
        .containsExactly(
            tuple(Moment.Kind.ACKNOWLEDGED, "U0ANA", ""),
            tuple(Moment.Kind.DECIDED, "U0BEN", "not affected"));
    assertThat(read.clocks()).isEmpty();
    assertThat(CaseJson.read(CaseJson.write(read), 1)).isEqualTo(read);
  }

  @Test
  void stepOfVersion02_keepsItsWordsAndNamesNobody() {
    String old =
        """
        {"id":"d1","customer":"T1","status":"ACKNOWLEDGED","reports":1,"confidence":"CONFIRMED",\
        "severity":"HIGH","because":[],"turns":1,"steps":[\
        {"at":"2026-11-25T08:00:00Z","user":"U0ANA","what":"assigned it to U0BEN"}]}\
        """;

    Case read = CaseJson.read(old, 1);

    assertThat(read.steps())
        .extracting(Case.Step::action)
        .containsExactly(new CaseAction.Recorded("assigned it to U0BEN"));
    assertThat(CaseJson.read(CaseJson.write(read), 1)).isEqualTo(read);
  }
}
