package bellwether.app.coverage;

import bellwether.domain.record.FeedHour;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Finds the gaps between the successful reads of a feed, and between those of all feeds. */
final class GapFinder {
  /** As in digests: a feed keeps its items for longer, so that a shorter pause loses nothing. */
  static final Duration TOLERANCE = Duration.ofHours(1);

  private final List<FeedGap> gaps = new ArrayList<>();
  private @Nullable Instant last;
  private Duration allowed;

  /**
   * @param start when the feed was read or should have been; null if its first read is that
   * @param allowed how long after {@code start} the first read may follow
   */
  private GapFinder(@Nullable Instant start, Duration allowed) {
    this.last = start;
    this.allowed = allowed;
  }

  /**
   * The gaps of one feed.
   *
   * @param hours what is recorded of it, oldest first
   * @param start since when it should have been read, if that was before its first record; else
   *     null
   * @param interval how long after {@code start} or the first attempt a read may follow
   * @param end until when it should have been read; later reads may still end a gap
   */
  static List<FeedGap> find(
      List<FeedHour> hours, @Nullable Instant start, Duration interval, Instant end) {
    Instant first =
        start == null && !hours.isEmpty()
            ? hours.getFirst().events().min(Instant::compareTo).orElse(null)
            : start;
    GapFinder finder = new GapFinder(first, interval);
    for (FeedHour hour : hours) {
      // Reads within an hour are closer to each other than any gap is long.
      if (hour.first() != null && hour.last() != null) {
        finder.read(hour.first());
        finder.last = hour.last();
        finder.allowed = hour.allowed();
      }
    }
    finder.end(end);
    return finder.gaps;
  }

  /**
   * The times in which nothing was polled at all.
   *
   * @param events every read of every feed, successful or not, oldest first
   */
  static List<FeedGap> betweenEvents(
      List<Instant> events, @Nullable Instant start, Duration interval, Instant end) {
    GapFinder finder = new GapFinder(start, interval);
    for (Instant event : events) {
      finder.read(event);
      finder.last = event;
    }
    finder.end(end);
    return finder.gaps;
  }

  private void read(Instant at) {
    Instant before = last;
    if (before != null && isTooLate(before, at)) {
      gaps.add(new FeedGap(before, at));
    }
  }

  private void end(Instant end) {
    Instant before = last;
    if (before != null && isTooLate(before, end)) {
      gaps.add(new FeedGap(before, null));
    }
  }

  private boolean isTooLate(Instant before, Instant at) {
    return at.isAfter(before.plus(allowed).plus(TOLERANCE));
  }
}
