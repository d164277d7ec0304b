package bellwether.domain.workspace;

import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.zone.ZoneOffsetTransition;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The hours in which only urgent alerts are posted, in the customer's local time. An hour that
 * occurs twice when clocks go back is quiet both times.
 *
 * @param from start of the quiet hours
 * @param to end of the quiet hours; on the next day unless it is after {@code from}; there are no
 *     quiet hours if both are equal
 * @param days on which the quiet hours begin; empty for every day
 */
public record QuietHours(ZoneId zone, LocalTime from, LocalTime to, Set<DayOfWeek> days) {

  public QuietHours {
    days = Set.copyOf(days);
  }

  /** Returns a copy in another time zone. */
  public QuietHours withZone(ZoneId other) {
    return new QuietHours(other, from, to, days);
  }

  /** Whether the time is in quiet hours. */
  public boolean isQuiet(Instant at) {
    return endOf(at.atZone(zone).toLocalDateTime()) != null;
  }

  /** The first time outside quiet hours that is not before the given one. */
  public Instant endAfter(Instant at) {
    Instant moment = at;
    while (true) {
      ZoneOffset offset = zone.getRules().getOffset(moment);
      LocalDateTime end =
          endOf(LocalDateTime.ofEpochSecond(moment.getEpochSecond(), moment.getNano(), offset));
      if (end == null) {
        return moment;
      }
      // The clock may change before the end of the quiet hours, so it is checked again.
      Instant candidate = end.toInstant(offset);
      ZoneOffsetTransition change = zone.getRules().nextTransition(moment);
      moment =
          change != null && change.getInstant().isBefore(candidate)
              ? change.getInstant()
              : candidate;
    }
  }

  /** When the current quiet hours end; null outside quiet hours. */
  private @Nullable LocalDateTime endOf(LocalDateTime clock) {
    LocalDate today = clock.toLocalDate();
    LocalTime time = clock.toLocalTime();
    if (from.isBefore(to)) {
      return startsOn(today) && !time.isBefore(from) && time.isBefore(to) ? today.atTime(to) : null;
    }
    if (from.equals(to)) {
      return null;
    }
    if (!time.isBefore(from)) {
      return startsOn(today) ? today.plusDays(1).atTime(to) : null;
    }
    return time.isBefore(to) && startsOn(today.minusDays(1)) ? today.atTime(to) : null;
  }

  private boolean startsOn(LocalDate day) {
    return days.isEmpty() || days.contains(day.getDayOfWeek());
  }
}
