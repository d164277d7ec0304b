package bellwether.domain.clock;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.Month;
import java.time.MonthDay;
import java.time.temporal.TemporalAdjusters;
import java.util.List;
import java.util.Map;

/**
 * Says which days are business days of the US federal government: not weekends, and not the
 * holidays of 5 U.S.C. 6103. Days on which offices close for other reasons, such as an executive
 * order, count as business days, which makes a deadline earlier.
 *
 * @see <a href="https://www.law.cornell.edu/uscode/text/5/6103">5 U.S.C. 6103</a>
 */
final class UsBusinessDays {
  private static final List<MonthDay> FIXED =
      List.of(
          MonthDay.of(Month.JANUARY, 1),
          MonthDay.of(Month.JUNE, 19),
          MonthDay.of(Month.JULY, 4),
          MonthDay.of(Month.NOVEMBER, 11),
          MonthDay.of(Month.DECEMBER, 25));

  /** The week of the month, or -1 for the last, in which a holiday is on the given weekday. */
  private record Movable(Month month, int week, DayOfWeek weekday) {
    boolean isOn(LocalDate day) {
      return day.getMonth() == month
          && day.equals(day.with(TemporalAdjusters.dayOfWeekInMonth(week, weekday)));
    }
  }

  private static final List<Movable> MOVABLE =
      List.of(
          new Movable(Month.JANUARY, 3, DayOfWeek.MONDAY), // Birthday of Martin Luther King, Jr.
          new Movable(Month.FEBRUARY, 3, DayOfWeek.MONDAY), // Washington's Birthday
          new Movable(Month.MAY, -1, DayOfWeek.MONDAY), // Memorial Day
          new Movable(Month.SEPTEMBER, 1, DayOfWeek.MONDAY), // Labor Day
          new Movable(Month.OCTOBER, 2, DayOfWeek.MONDAY), // Columbus Day
          new Movable(Month.NOVEMBER, 4, DayOfWeek.THURSDAY)); // Thanksgiving Day

  /** A fixed holiday on a Saturday is observed on the day before, one on a Sunday on the next. */
  private static final Map<DayOfWeek, Integer> OBSERVED_FROM =
      Map.of(DayOfWeek.FRIDAY, 1, DayOfWeek.MONDAY, -1);

  private UsBusinessDays() {}

  static boolean isBusinessDay(LocalDate day) {
    return day.getDayOfWeek() != DayOfWeek.SATURDAY
        && day.getDayOfWeek() != DayOfWeek.SUNDAY
        && !isHoliday(day);
  }

  private static boolean isHoliday(LocalDate day) {
    Integer shift = OBSERVED_FROM.get(day.getDayOfWeek());
    return FIXED.contains(MonthDay.from(day))
        || (shift != null && FIXED.contains(MonthDay.from(day.plusDays(shift))))
        || MOVABLE.stream().anyMatch(holiday -> holiday.isOn(day));
  }
}
