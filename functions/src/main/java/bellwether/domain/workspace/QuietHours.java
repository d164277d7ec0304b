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
 * The hours in which only what is urgent may ring, by the clock on the customer's wall: where the
 * clocks are put back, an hour that comes twice is quiet twice.
 *
 * @param from first quiet moment of the day
 * @param to first moment that is not; on the next day unless it is after {@code from}, and never
 *     quiet at all if the two are the same
 * @param days on which the quiet hours begin; empty for every day
 */
public record QuietHours(ZoneId zone, LocalTime from, LocalTime to, Set<DayOfWeek> days) {

  public QuietHours {
    days = Set.copyOf(days);
  }

  /** The same hours in another place. */
  public QuietHours withZone(ZoneId other) {
    return new QuietHours(other, from, to, days);
  }

  /** Whether the moment lies in quiet hours. */
  public boolean isQuiet(Instant at) {
    return endOf(at.atZone(zone).toLocalDateTime()) != null;
  }

  /** The first moment from then on that is not quiet; the moment itself if it is not. */
  public Instant endAfter(Instant at) {
    Instant moment = at;
    while (true) {
      ZoneOffset offset = zone.getRules().getOffset(moment);
      LocalDateTime end =
          endOf(LocalDateTime.ofEpochSecond(moment.getEpochSecond(), moment.getNano(), offset));
      if (end == null) {
        return moment;
      }
      // The clock runs on to the end, unless it is set anew before: then look at it again.
      Instant wanted = end.toInstant(offset);
      ZoneOffsetTransition change = zone.getRules().nextTransition(moment);
      moment =
          change != null && change.getInstant().isBefore(wanted) ? change.getInstant() : wanted;
    }
  }

  /** When the quiet hours end in which the wall clock stands; null outside of them. */
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
