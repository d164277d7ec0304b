package bellwether.app.coverage;

import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A time in which a feed was not read for longer than its interval allows.
 *
 * @param from the last successful read, or the first attempt if there was none
 * @param until the next successful read; null if none is on record
 */
record FeedGap(Instant from, @Nullable Instant until) {

  boolean overlaps(Instant start, Instant end) {
    return from.isBefore(end) && (until == null || until.isAfter(start));
  }

  /** How long it lasted by that time. */
  Duration length(Instant now) {
    return Duration.between(from, until == null ? now : until);
  }
}
