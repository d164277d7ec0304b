package bellwether.domain.workspace;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZonedDateTime;
import java.time.temporal.IsoFields;
import java.time.temporal.TemporalAdjusters;
import java.util.Locale;
import java.util.Optional;

/** How often a customer is told what there was. */
public sealed interface DigestSchedule {

  /** Never. */
  record Off() implements DigestSchedule {}

  /** Every day from this time on. */
  record Daily(LocalTime at) implements DigestSchedule {}

  /** Every week, on this day from this time on. */
  record Weekly(DayOfWeek day, LocalTime at) implements DigestSchedule {}

  /**
   * The latest digest whose time has come by then, by the clock of that place; empty if there is
   * none. A time that the clocks skip comes as much later as they are put forward, one that they
   * show twice comes the first time.
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

  /** As ISO 8601 numbers it: 2026-W48. */
  private static String isoWeek(LocalDate day) {
    return String.format(
        Locale.ROOT,
        "%d-W%02d",
        day.get(IsoFields.WEEK_BASED_YEAR),
        day.get(IsoFields.WEEK_OF_WEEK_BASED_YEAR));
  }

  /**
   * One digest's time.
   *
   * @param name the day or the week, the same whenever it is asked for
   * @param day on which it falls due
   * @param dayCount how many days it covers
   * @param dueAt from when on it is to be written
   */
  record DigestPeriod(String name, LocalDate day, int dayCount, ZonedDateTime dueAt) {

    /** When what it covers begins: where the one before was due. */
    public ZonedDateTime start() {
      return dueAt.minusDays(dayCount);
    }
  }
}
