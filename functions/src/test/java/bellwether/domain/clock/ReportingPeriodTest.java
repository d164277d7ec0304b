package bellwether.domain.clock;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.time.ZoneId;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class ReportingPeriodTest {
  @ParameterizedTest
  @CsvSource({
    // Clocks go forward on 29 March 2026 and back on 25 October in Berlin: hours elapse.
    "72 hours, 2026-03-27T18:00:00Z, Europe/Berlin, 2026-03-30T18:00:00Z",
    "72 hours, 2026-10-23T18:00:00Z, Europe/Berlin, 2026-10-26T18:00:00Z",
    "24 hours, 2026-03-07T20:00:00Z, America/New_York, 2026-03-08T20:00:00Z",
    "24 hours, 2026-10-31T20:00:00Z, America/New_York, 2026-11-01T20:00:00Z",
    // A weekend is not skipped.
    "72 hours, 2026-03-06T17:00:00Z, UTC, 2026-03-09T17:00:00Z",
    "4 hours, 2026-10-25T00:30:00Z, Europe/Berlin, 2026-10-25T04:30:00Z",
  })
  void hours_elapseWhateverClocksAndWeekdaysDo(
      String period, Instant start, String zone, Instant end) {
    assertThat(ReportingPeriod.parse(period).endAfter(start, ZoneId.of(zone))).isEqualTo(end);
  }

  @ParameterizedTest
  @CsvSource({
    "1 month, 2026-01-31T09:00:00Z, UTC, 2026-02-28T09:00:00Z",
    "1 month, 2028-01-31T09:00:00Z, UTC, 2028-02-29T09:00:00Z",
    "1 month, 2028-02-29T09:00:00Z, UTC, 2028-03-29T09:00:00Z",
    "1 month, 2026-12-31T09:00:00Z, UTC, 2027-01-31T09:00:00Z",
    "1 month, 2026-03-31T09:00:00Z, UTC, 2026-04-30T09:00:00Z",
    // It is 31 January already in Auckland, and 30 January still in New York.
    "1 month, 2026-01-30T12:00:00Z, Pacific/Auckland, 2026-02-27T12:00:00Z",
    "1 month, 2026-01-31T04:00:00Z, America/New_York, 2026-03-01T04:00:00Z",
    // The same time of day on either side of a change of clocks.
    "1 month, 2026-03-10T09:00:00Z, Europe/Berlin, 2026-04-10T08:00:00Z",
    "30 calendar days, 2026-10-10T09:00:00Z, Europe/Berlin, 2026-11-09T10:00:00Z",
    "60 calendar days, 2026-02-10T15:00:00Z, America/New_York, 2026-04-11T14:00:00Z",
    "60 calendar days, 2028-01-15T15:00:00Z, UTC, 2028-03-15T15:00:00Z",
  })
  void daysAndMonths_areThoseOfTheCustomersCalendar(
      String period, Instant start, String zone, Instant end) {
    assertThat(ReportingPeriod.parse(period).endAfter(start, ZoneId.of(zone))).isEqualTo(end);
  }

  @ParameterizedTest
  @CsvSource({
    // Monday to Friday; from a Thursday over the weekend.
    "2026-03-02T15:00:00Z, 2026-03-06T22:30:00Z",
    "2026-03-05T15:00:00Z, 2026-03-11T21:30:00Z",
    // On a Saturday, and late on Friday in Washington: Monday is the first day.
    "2026-03-07T15:00:00Z, 2026-03-12T21:30:00Z",
    "2026-03-07T02:00:00Z, 2026-03-12T21:30:00Z",
    // Over Thanksgiving on 26 November, and Christmas on a Friday with New Year after it.
    "2026-11-24T15:00:00Z, 2026-12-01T22:30:00Z",
    "2026-12-23T15:00:00Z, 2026-12-30T22:30:00Z",
    "2026-12-29T15:00:00Z, 2027-01-05T22:30:00Z",
    // 4 July 2026 is a Saturday, observed on Friday 3 July; 4 July 2027 a Sunday, on Monday.
    "2026-07-01T15:00:00Z, 2026-07-08T21:30:00Z",
    "2027-07-01T15:00:00Z, 2027-07-08T21:30:00Z",
    // New Year's Day 2028 is a Saturday, observed on Friday 31 December 2027.
    "2027-12-29T15:00:00Z, 2028-01-05T22:30:00Z",
    // Memorial Day is the last Monday of May, Juneteenth a Friday in 2026.
    "2026-05-22T15:00:00Z, 2026-05-29T21:30:00Z",
    "2026-06-17T15:00:00Z, 2026-06-24T21:30:00Z",
    // King's Birthday, Washington's Birthday, Labor Day, Columbus Day, Veterans Day.
    "2026-01-16T15:00:00Z, 2026-01-23T22:30:00Z",
    "2026-02-13T15:00:00Z, 2026-02-20T22:30:00Z",
    "2026-09-04T15:00:00Z, 2026-09-11T21:30:00Z",
    "2026-10-09T15:00:00Z, 2026-10-16T21:30:00Z",
    "2026-11-10T15:00:00Z, 2026-11-17T22:30:00Z",
  })
  void businessDays_skipWeekendsAndFederalHolidays(Instant start, Instant end) {
    ReportingPeriod period = ReportingPeriod.parse("4 US business days");

    assertThat(period.endAfter(start, ZoneId.of("Asia/Tokyo"))).isEqualTo(end);
  }

  @Test
  void label_isWhatParseReads() {
    for (ReportingPeriod.Unit unit : ReportingPeriod.Unit.values()) {
      for (int amount : new int[] {1, 4}) {
        ReportingPeriod period = new ReportingPeriod(amount, unit);
        assertThat(ReportingPeriod.parse(period.label())).isEqualTo(period);
      }
    }
    assertThatThrownBy(() -> ReportingPeriod.parse("soon"))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> ReportingPeriod.parse("0 hours"))
        .isInstanceOf(IllegalArgumentException.class);
  }
}
