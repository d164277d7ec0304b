package bellwether.domain.workspace;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZonedDateTime;
import java.time.temporal.IsoFields;
import java.time.temporal.TemporalAdjusters;
import java.util.Locale;
import java.util.Optional;

/** How often a customer gets a digest. */
public sealed interface DigestSchedule {

  /** Never. */
  record Off() implements DigestSchedule {}

  /** Every day at this time. */
  record Daily(LocalTime at) implements DigestSchedule {}

  /** Every week, on this day at this time. */
  record Weekly(DayOfWeek day, LocalTime at) implements DigestSchedule {}

  /**
   * The latest digest that is due by then, in that time zone; empty if there is none. A local time
   * that is skipped when clocks go forward shifts by the gap; one that occurs twice counts the
   * first time.
   */
  default Optional<DigestPeriod> latestDue(ZonedDateTime now) {
    return switch (this) {
      case Off() -> Optional.empty();
      case Daily(LocalTime at) -> {
        LocalDate today = now.toLocalDate();
        LocalDate day = isDue(today, at, now) ? today : today.minusDays(1);
        yield Optional.of(
            new DigestPeriod(day.toString(), day, 1, day.atTime(at).atZone(now.getZone())));
      }
      case Weekly(DayOfWeek weekday, LocalTime at) -> {
        LocalDate latest = now.toLocalDate().with(TemporalAdjusters.previousOrSame(weekday));
        LocalDate day = isDue(latest, at, now) ? latest : latest.minusWeeks(1);
        yield Optional.of(
            new DigestPeriod(isoWeek(day), day, 7, day.atTime(at).atZone(now.getZone())));
      }
    };
  }

  private static boolean isDue(LocalDate day, LocalTime at, ZonedDateTime now) {
    return !day.atTime(at).atZone(now.getZone()).toInstant().isAfter(now.toInstant());
  }

  /** The week in ISO 8601, such as 2026-W48. */
  private static String isoWeek(LocalDate day) {
    return String.format(
        Locale.ROOT,
        "%d-W%02d",
        day.get(IsoFields.WEEK_BASED_YEAR),
        day.get(IsoFields.WEEK_OF_WEEK_BASED_YEAR));
  }

  /**
   * The period of one digest.
   *
   * @param name name of the day or the week
   * @param day on which it is due
   * @param dayCount number of days covered
   * @param dueAt when it is due
   */
  record DigestPeriod(String name, LocalDate day, int dayCount, ZonedDateTime dueAt) {

    /** The start of the period: when the previous digest was due. */
    public ZonedDateTime start() {
      return dueAt.minusDays(dayCount);
    }
  }
}
