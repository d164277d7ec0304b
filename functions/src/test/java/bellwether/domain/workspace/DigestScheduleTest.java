package bellwether.domain.workspace;

import static org.assertj.core.api.Assertions.assertThat;

import bellwether.domain.workspace.DigestSchedule.DigestPeriod;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class DigestScheduleTest {
  private static DigestPeriod latest(DigestSchedule schedule, String zone, String now) {
    return schedule
        .latestDue(ZonedDateTime.parse(now).withZoneSameInstant(ZoneId.of(zone)))
        .orElseThrow();
  }

  @Test
  void off_isNeverDue() {
    assertThat(new DigestSchedule.Off().latestDue(ZonedDateTime.parse("2026-11-25T08:00Z")))
        .isEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    "Asia/Kolkata,        09:00, 2026-11-25T03:29Z, 2026-11-24",
    "Asia/Kolkata,        09:00, 2026-11-25T03:30Z, 2026-11-25",
    "America/New_York,    20:00, 2026-11-26T00:59Z, 2026-11-24",
    "America/New_York,    20:00, 2026-11-26T01:00Z, 2026-11-25",
    // 02:30 is skipped: the digest comes at 03:30.
    "America/New_York,    02:30, 2026-03-08T07:29Z, 2026-03-07",
    "America/New_York,    02:30, 2026-03-08T07:30Z, 2026-03-08",
    // 02:30 occurs twice: the digest is due at the first.
    "Europe/Berlin,       02:30, 2026-10-25T00:29Z, 2026-10-24",
    "Europe/Berlin,       02:30, 2026-10-25T00:30Z, 2026-10-25",
    "Europe/Berlin,       02:30, 2026-10-25T01:15Z, 2026-10-25",
    "Australia/Lord_Howe, 01:45, 2026-04-04T14:45Z, 2026-04-05",
    "Australia/Lord_Howe, 01:45, 2026-04-04T15:10Z, 2026-04-05",
  })
  void daily_isLatestDayDue(String zone, LocalTime at, String now, LocalDate day) {
    assertThat(latest(new DigestSchedule.Daily(at), zone, now).day()).isEqualTo(day);
  }

  @Test
  void daily_acrossClockChanges_isDueOncePerDay() {
    for (String zone : List.of("America/New_York", "Europe/Berlin", "Australia/Lord_Howe")) {
      List<LocalDate> days = new ArrayList<>();
      ZonedDateTime now = LocalDate.parse("2026-01-01").atStartOfDay(ZoneId.of(zone));
      while (now.getYear() == 2026) {
        DigestPeriod latest =
            new DigestSchedule.Daily(LocalTime.of(2, 15)).latestDue(now).orElseThrow();
        if (days.isEmpty() || !days.getLast().equals(latest.day())) {
          days.add(latest.day());
        }
        assertThat(Duration.between(latest.dueAt(), now))
            .isBetween(Duration.ZERO, Duration.ofHours(25));
        now = now.plusMinutes(15);
      }
      assertThat(days).as(zone).hasSize(366).isSorted().doesNotHaveDuplicates();
    }
  }

  @Test
  void weekly_hasIsoWeekNameAndSevenDays() {
    DigestSchedule mondays = new DigestSchedule.Weekly(DayOfWeek.MONDAY, LocalTime.of(9, 0));
    DigestPeriod before = latest(mondays, "Europe/Berlin", "2026-11-23T07:59Z");
    DigestPeriod from = latest(mondays, "Europe/Berlin", "2026-11-23T08:00Z");
    DigestPeriod later = latest(mondays, "Europe/Berlin", "2026-11-29T22:00Z");
    assertThat(before.name()).isEqualTo("2026-W47");
    assertThat(from.name()).isEqualTo("2026-W48");
    assertThat(later).isEqualTo(from);
    assertThat(from.start()).isEqualTo(before.dueAt());
    assertThat(latest(mondays, "UTC", "2027-01-02T00:00Z").name()).isEqualTo("2026-W53");
  }

  @Test
  void start_onDaysOf23And25Hours_isPreviousDueTime() {
    DigestSchedule daily = new DigestSchedule.Daily(LocalTime.of(9, 0));
    DigestPeriod shortDay = latest(daily, "Europe/Berlin", "2026-03-29T12:00Z");
    DigestPeriod longDay = latest(daily, "Europe/Berlin", "2026-10-25T12:00Z");
    assertThat(Duration.between(shortDay.start(), shortDay.dueAt()))
        .isEqualTo(Duration.ofHours(23));
    assertThat(Duration.between(longDay.start(), longDay.dueAt())).isEqualTo(Duration.ofHours(25));
  }
}
