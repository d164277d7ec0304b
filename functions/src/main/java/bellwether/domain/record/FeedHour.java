package bellwether.domain.record;

import java.time.Duration;
import java.time.Instant;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What is recorded of one feed in one hour.
 *
 * @param feed its name, or the name's hash if that is long
 * @param shared whether the feed is of the catalogue, and not of some customers only
 * @param hour the start of the hour
 * @param first the first successful read; null if there was none
 * @param last the last successful read; null if there was none
 * @param allowed how long after {@code last} the next read may follow
 * @param firstFailure the first read that failed; null if there was none
 * @param lastFailure the last read that failed; null if there was none
 * @param failure why it failed; empty if there was none
 * @param incomplete what could not be read of the feed; empty if all was
 */
public record FeedHour(
    String feed,
    boolean shared,
    Instant hour,
    int reads,
    int failures,
    @Nullable Instant first,
    @Nullable Instant last,
    Duration allowed,
    @Nullable Instant firstFailure,
    @Nullable Instant lastFailure,
    String failure,
    String incomplete) {

  /** The first and the last of the reads, successful or not. */
  public Stream<Instant> events() {
    return Stream.of(first, last, firstFailure, lastFailure).flatMap(Stream::ofNullable);
  }

  /** Whether reads failed between these times, as far as the first and the last failure show. */
  public boolean failedBetween(Instant from, Instant until) {
    return firstFailure != null
        && lastFailure != null
        && firstFailure.isBefore(until)
        && !lastFailure.isBefore(from);
  }
}
