package bellwether.function.poll;

import bellwether.domain.Feed;
import bellwether.domain.FeedState;
import bellwether.feed.Item;
import bellwether.feed.Reading;
import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.Set;

/** What is remembered of a feed after a poll, and when it is polled next. */
final class NextState {
  /** However often a feed fails, it is asked again at least this often. */
  private static final Duration LONGEST_WAIT = Duration.ofHours(6);

  private final Feed feed;
  private final Instant now;

  NextState(Feed feed, Instant now) {
    this.feed = feed;
    this.now = now;
  }

  FeedState unchanged(FeedState state) {
    return new FeedState(
        state.feed(),
        state.etag(),
        state.lastModified(),
        now.plus(feed.interval()),
        0,
        now,
        state.lastItemAt(),
        null,
        state.shown(),
        state.version());
  }

  FeedState fresh(FeedState state, Reading.Fresh fresh, int added) {
    if (fresh.items().isEmpty() && !state.shown().isEmpty()) {
      // A feed that shows nothing where it showed something is likelier broken than empty: keep
      // what
      // is known of it, and no validator, so that the next poll reads it whole.
      return new FeedState(
          state.feed(),
          null,
          null,
          now.plus(feed.interval()),
          0,
          now,
          state.lastItemAt(),
          null,
          state.shown(),
          state.version());
    }
    Set<Long> shown = new HashSet<>();
    fresh.items().stream().map(Item::fingerprints).forEach(shown::addAll);
    return new FeedState(
        state.feed(),
        fresh.etag(),
        fresh.lastModified(),
        now.plus(feed.interval()),
        0,
        now,
        added > 0 ? now : state.lastItemAt(),
        null,
        shown,
        state.version());
  }

  FeedState failed(FeedState state, Reading.Failed failed) {
    int failures = state.failures() + 1;
    Duration asked = failed.retryAfter() == null ? Duration.ZERO : failed.retryAfter();
    Duration own = shorter(feed.interval().multipliedBy(failures), LONGEST_WAIT);
    Duration wait = asked.compareTo(own) > 0 ? asked : own;
    return new FeedState(
        state.feed(),
        state.etag(),
        state.lastModified(),
        now.plus(wait),
        failures,
        state.lastSuccessAt(),
        state.lastItemAt(),
        failed.reason(),
        state.shown(),
        state.version());
  }

  private static Duration shorter(Duration a, Duration b) {
    return a.compareTo(b) < 0 ? a : b;
  }
}
