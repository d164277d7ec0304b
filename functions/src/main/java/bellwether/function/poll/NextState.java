package bellwether.function.poll;

import bellwether.domain.Feed;
import bellwether.domain.FeedState;
import bellwether.domain.FeedState.Activity;
import bellwether.domain.FeedState.Health;
import bellwether.domain.FeedState.Validators;
import bellwether.feed.Reading;
import java.time.Duration;
import java.time.Instant;

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
    return state.withHealth(Health.of(0, now, null)).dueAt(now.plus(feed.interval()));
  }

  /**
   * After an answer with items, or with none.
   *
   * @param emptied whether the feed shows nothing where it showed something
   */
  FeedState fresh(FeedState state, Reading.Fresh fresh, int added, boolean emptied) {
    // A feed that shows nothing where it showed something is likelier broken than empty: keep what
    // is known of it, and no validator, so that the next poll reads it whole.
    Validators validators = emptied ? Validators.NONE : fresh.validators();
    Activity was = state.activity();
    Activity activity =
        new Activity(
            was.firstReadAt(),
            was.firstItems(),
            added > 0 ? now : was.lastItemAt(),
            was.arrivals(),
            was.usualGap(),
            was.hours());
    return unchanged(state).withValidators(validators).withActivity(activity);
  }

  FeedState failed(FeedState state, Reading.Failed failed) {
    Health was = state.health();
    int failures = was.failures() + 1;
    Duration asked = failed.retryAfter() == null ? Duration.ZERO : failed.retryAfter();
    Duration own = shorter(feed.interval().multipliedBy(failures), LONGEST_WAIT);
    Duration wait = asked.compareTo(own) > 0 ? asked : own;
    return state
        .withHealth(Health.of(failures, was.lastSuccessAt(), failed.reason()))
        .dueAt(now.plus(wait));
  }

  private static Duration shorter(Duration a, Duration b) {
    return a.compareTo(b) < 0 ? a : b;
  }
}
