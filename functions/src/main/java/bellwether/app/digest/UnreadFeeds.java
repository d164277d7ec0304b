package bellwether.app.digest;

import bellwether.domain.feed.Feed;
import bellwether.domain.feed.FeedProblem;
import bellwether.domain.feed.FeedState;
import bellwether.domain.feed.FeedState.Health;
import bellwether.domain.feed.ReadGap;
import bellwether.domain.notice.Digest;
import bellwether.domain.notice.Digest.UnreadFeed;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Finds the feeds that were not read without a gap in the period of a digest. */
final class UnreadFeeds {
  /** A feed that failed only once or twice is likely to recover by itself. */
  private static final int MIN_FAILURES = 3;

  private static final Comparator<Instant> EARLIEST_FIRST =
      Comparator.nullsFirst(Comparator.naturalOrder());

  /** Those still unread come first, the longest unread before others. */
  private static final Comparator<UnreadFeed> WORST_FIRST =
      Comparator.comparing((UnreadFeed feed) -> feed.until() != null)
          .thenComparing(UnreadFeed::since, EARLIEST_FIRST)
          .thenComparing(UnreadFeed::feed);

  private UnreadFeeds() {}

  static List<UnreadFeed> find(
      List<Feed> feeds, Map<String, FeedState> states, Digest.Period period, Instant now) {
    return feeds.stream()
        .map(feed -> find(feed, states.get(feed.name()), period, now))
        .flatMap(Optional::stream)
        .sorted(WORST_FIRST)
        .toList();
  }

  private static Optional<UnreadFeed> find(
      Feed feed, @Nullable FeedState state, Digest.Period period, Instant now) {
    if (state == null || state.health().lastSuccessAt() == null) {
      String error = state == null ? null : state.health().lastError();
      return Optional.of(
          new UnreadFeed(
              feed.name(), null, null, Objects.requireNonNullElse(error, "not read yet")));
    }
    Health health = state.health();
    if (health.failureCount() >= MIN_FAILURES || state.isOverdue(now, feed.interval())) {
      String reason = Objects.requireNonNullElse(health.lastError(), "not polled since");
      return Optional.of(new UnreadFeed(feed.name(), health.lastSuccessAt(), null, reason));
    }
    FeedProblem problem = health.problem();
    if (problem != null && problem.kind() == FeedProblem.Kind.DEGRADED) {
      return Optional.of(new UnreadFeed(feed.name(), problem.since(), null, problem.reason()));
    }
    return health.gaps().stream()
        .filter(gap -> gap.overlaps(period.from(), period.until()))
        .max(Comparator.comparing(ReadGap::length))
        .map(gap -> new UnreadFeed(feed.name(), gap.from(), gap.until(), null));
  }
}
