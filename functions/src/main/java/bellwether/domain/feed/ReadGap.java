package bellwether.domain.feed;

import java.time.Duration;
import java.time.Instant;

/** A time in which a feed was due and was not read. */
public record ReadGap(Instant from, Instant until) {

  /** Whether some of the gap is between these times. */
  public boolean overlaps(Instant start, Instant end) {
    return from.isBefore(end) && until.isAfter(start);
  }

  public Duration length() {
    return Duration.between(from, until);
  }
}
