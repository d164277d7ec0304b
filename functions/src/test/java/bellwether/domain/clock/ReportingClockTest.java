package bellwether.domain.clock;

import static org.assertj.core.api.Assertions.assertThat;

import bellwether.match.clock.ClockRules;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class ReportingClockTest {
  private static final Instant ANCHOR = Instant.parse("2026-01-28T10:00:00Z");
  private static final ZoneId BERLIN = ZoneId.of("Europe/Berlin");

  private static ReportingClock start(String rule) {
    return ReportingClock.start(
        "c1", ClockRules.find(rule).orElseThrow(), "alerted", ANCHOR, BERLIN, "U1", ANCHOR);
  }

  private static Instant due(ReportingClock clock, String deadline) {
    return clock.deadline(deadline).orElseThrow().dueAt();
  }

  @Test
  void laterStep_countsFromTheEndOfTheEarlierOneUntilThatIsDone() {
    ReportingClock started = start("nis2");

    assertThat(due(started, "warning")).isEqualTo("2026-01-29T10:00:00Z");
    assertThat(due(started, "notification")).isEqualTo("2026-01-31T10:00:00Z");
    assertThat(due(started, "final")).isEqualTo("2026-02-28T10:00:00Z");
    assertThat(started.deadline("final").orElseThrow().isProvisional(started.deadlines())).isTrue();

    ReportingClock notified = started.done("notification", "U2", ANCHOR.plus(Duration.ofHours(20)));

    assertThat(due(notified, "final")).isEqualTo("2026-02-28T06:00:00Z");
    assertThat(notified.deadline("final").orElseThrow().isProvisional(notified.deadlines()))
        .isFalse();
    assertThat(due(notified, "notification")).isEqualTo("2026-01-31T10:00:00Z");
  }

  @Test
  void chainOfThree_isCalculatedAnewFromEachStepThatIsDone() {
    ReportingClock started = start("dora-classified");
    ReportingClock next = started.done("initial", "U1", ANCHOR.plus(Duration.ofHours(1)));

    assertThat(due(started, "initial")).isEqualTo("2026-01-28T14:00:00Z");
    assertThat(due(started, "intermediate")).isEqualTo("2026-01-31T14:00:00Z");
    assertThat(due(started, "final")).isEqualTo("2026-02-28T14:00:00Z");
    assertThat(due(next, "intermediate")).isEqualTo("2026-01-31T11:00:00Z");
    assertThat(due(next, "final")).isEqualTo("2026-02-28T11:00:00Z");
  }

  @Test
  void doneStep_isNotChangedAgain() {
    ReportingClock once = start("nis2").done("warning", "U1", ANCHOR.plusSeconds(60));
    ReportingClock again =
        once.done("warning", "U2", ANCHOR.plusSeconds(90)).done("final", "U2", ANCHOR);

    assertThat(again.deadline("warning")).isEqualTo(once.deadline("warning"));
    assertThat(again.done("notification", "U2", ANCHOR).deadline("final"))
        .isEqualTo(again.deadline("final"));
  }

  @Test
  void clock_runsUntilEverythingIsDoneOrDecided() {
    ReportingClock started = start("gdpr");

    assertThat(started.isRunning()).isTrue();
    assertThat(started.done("authority", "U1", ANCHOR).open()).isEmpty();
    assertThat(started.done("unknown", "U1", ANCHOR)).isEqualTo(started);
    assertThat(
            started
                .withNotReportable(new ReportingClock.NotReportable(ANCHOR, "U1", "no data"))
                .open())
        .isEmpty();
  }

  /** Half of the time, and a tenth of it or 30 minutes before the end. */
  @ParameterizedTest
  @CsvSource({
    "dora-classified, initial, 2026-01-28T12:00:00Z, 2026-01-28T13:30:00Z",
    "nis2, warning, 2026-01-28T22:00:00Z, 2026-01-29T07:36:00Z",
    "gdpr, authority, 2026-01-29T22:00:00Z, 2026-01-31T02:48:00Z",
  })
  void reminders_comeAtHalfTimeAndBeforeTheEnd(
      String rule, String deadline, Instant half, Instant last) {
    assertThat(start(rule).deadline(deadline).orElseThrow().reminderTimes())
        .containsExactly(half, last);
  }

  @Test
  void everyDeadlineOfEveryRule_hasRemindersBeforeIt() {
    for (ClockRule rule : ClockRules.all()) {
      for (Deadline deadline : start(rule.id()).deadlines()) {
        List<Instant> reminders = deadline.reminderTimes();
        assertThat(reminders).as(rule.id()).hasSize(2).isSorted();
        assertThat(reminders.getLast()).isBeforeOrEqualTo(deadline.dueAt().minusSeconds(1_800));
      }
    }
  }
}
