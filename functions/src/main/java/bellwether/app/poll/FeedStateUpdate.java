package bellwether.app.poll;

import bellwether.domain.feed.Completeness;
import bellwether.domain.feed.Feed;
import bellwether.domain.feed.FeedProblem;
import bellwether.domain.feed.FeedState;
import bellwether.domain.feed.FeedState.Activity;
import bellwether.domain.feed.FeedState.Address;
import bellwether.domain.feed.FeedState.Health;
import bellwether.domain.feed.FeedState.Validators;
import bellwether.feed.crawl.PollResult;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What is remembered of a feed after a poll, and when it is polled next. */
final class FeedStateUpdate {
  /** However often a feed fails, it is asked again at least this often. */
  private static final Duration MAX_RETRY_DELAY = Duration.ofHours(6);

  /** A feed that says that it is gone for good is asked again this often, in case it was wrong. */
  private static final Duration GONE_RETRY_DELAY = Duration.ofDays(7);

  /** A server must have said so for this long, and so often. */
  private static final Duration GONE_AFTER = Duration.ofHours(24);

  /** A feed of which more is left to read is read on so soon, if not sooner. */
  private static final Duration CATCH_UP_INTERVAL = Duration.ofMinutes(10);

  private static final int CONFIRMATIONS = 3;

  private final Feed feed;
  private final Instant now;

  FeedStateUpdate(Feed feed, Instant now) {
    this.feed = feed;
    this.now = now;
  }

  FeedState afterUnchanged(FeedState state, PollResult.Unchanged unchanged) {
    Validators validators = unchanged.validators();
    Validators kept = validators == null ? state.validators() : validators;
    // Where it is not known when the document was last sent, a day is counted from now.
    boolean undated = kept.hasServerValidators() && kept.fetchedAt() == null;
    return withSuccess(
            state, FeedDiagnosis.checkSilence(state.activity(), now), state.health().completeness())
        .withValidators(undated ? kept.fetchedAt(now) : kept)
        .withAddress(nextAddress(state.address(), unchanged.movedTo()))
        .withNextPollAt(now.plus(feed.interval()));
  }

  /**
   * After an answer with items, or with none.
   *
   * @param emptied whether the feed shows nothing where it showed something
   * @param shrunk whether it is damaged, and far less of it can be read than before
   * @param churn whether it gave its items new keys
   */
  FeedState afterItems(
      FeedState state,
      PollResult.Changed fresh,
      int added,
      boolean emptied,
      boolean shrunk,
      boolean churn) {
    if (emptied) {
      // A feed that shows nothing where it showed something is likelier broken than empty: keep
      // what is known of it, and no validator, so that the next poll reads it whole.
      String reason = "the feed shows no items where it used to show some";
      return withFailure(state, FeedProblem.Kind.EMPTY, reason)
          .withValidators(Validators.NONE)
          .withNextPollAt(now.plus(feed.interval()));
    }
    Activity activity = nextActivity(state.activity(), fresh.items().size(), added);
    FeedProblem still =
        shrunk
            ? FeedDiagnosis.degraded(fresh.completeness(), now)
            : churn ? FeedDiagnosis.churn(now) : FeedDiagnosis.checkSilence(activity, now);
    return withSuccess(state, still, fresh.completeness())
        .withValidators(fresh.validators())
        .withActivity(activity)
        .withAddress(nextAddress(state.address(), fresh.movedTo()))
        .withNextPollAt(now.plus(nextDelay(fresh)));
  }

  /** As long as the server asks, or else until the feed is due, or what is left of it. */
  private Duration nextDelay(PollResult.Changed fresh) {
    boolean more = fresh.completeness().isCatchingUp();
    Duration own = more ? shorter(feed.interval(), CATCH_UP_INTERVAL) : feed.interval();
    Duration asked = fresh.retryAfter();
    return asked == null || shorter(asked, own).equals(asked) ? own : asked;
  }

  FeedState afterFailure(FeedState state, PollResult.Failed failed) {
    FeedState ill = withFailure(state, FeedProblem.Kind.FAILING, failed.reason());
    int failures = ill.health().failureCount();
    if (failed.isGone() && isGone(ill)) {
      return withFailure(state, FeedProblem.Kind.GONE, failed.reason())
          .withNextPollAt(now.plus(GONE_RETRY_DELAY));
    }
    Duration asked = failed.retryAfter() == null ? Duration.ZERO : failed.retryAfter();
    Duration own = shorter(feed.interval().multipliedBy(failures), MAX_RETRY_DELAY);
    // An address that the feed moved to and that fails for long was no good.
    Address address = failures >= CONFIRMATIONS ? Address.DECLARED : state.address();
    return ill.withAddress(address)
        .withNextPollAt(now.plus(asked.compareTo(own) > 0 ? asked : own));
  }

  private boolean isGone(FeedState ill) {
    FeedProblem trouble = ill.health().problem();
    return ill.health().failureCount() >= CONFIRMATIONS
        && trouble != null
        && !trouble.since().plus(GONE_AFTER).isAfter(now);
  }

  private FeedState withFailure(FeedState state, FeedProblem.Kind kind, String reason) {
    Health was = state.health();
    Instant since = was.problem() == null || was.failureCount() == 0 ? now : was.problem().since();
    return state.withHealth(
        new Health(
            was.failureCount() + 1,
            was.lastSuccessAt(),
            reason,
            new FeedProblem(kind, since, reason),
            was.lastProblem(),
            was.recoveredAt(),
            was.completeness()));
  }

  /** After a success; what is wrong all the same begins when it is first seen. */
  private FeedState withSuccess(
      FeedState state, @Nullable FeedProblem still, Completeness completeness) {
    Health was = state.health();
    FeedProblem before = was.problem();
    boolean same = still != null && before != null && still.kind() == before.kind();
    boolean over = before != null && !same;
    return state.withHealth(
        new Health(
            0,
            now,
            null,
            same ? before : still,
            over ? before : was.lastProblem(),
            over ? now : was.recoveredAt(),
            completeness));
  }

  /** RFC 9110, section 15.4.2: a permanent redirect is believed when it was said three times. */
  private static Address nextAddress(Address was, @Nullable URI movedTo) {
    if (movedTo == null || movedTo.equals(was.movedTo())) {
      return was.redirectedTo() == null ? was : new Address(was.movedTo(), null, 0);
    }
    int times = movedTo.equals(was.redirectedTo()) ? was.redirectCount() + 1 : 1;
    return times >= CONFIRMATIONS
        ? new Address(movedTo, null, 0)
        : new Address(was.movedTo(), movedTo, times);
  }

  private Activity nextActivity(Activity was, int shown, int added) {
    Map<Instant, Integer> hours = new HashMap<>(was.itemsByHour());
    Instant hour = now.truncatedTo(ChronoUnit.HOURS);
    hours.keySet().removeIf(old -> old.isBefore(hour.minus(Duration.ofDays(1))));
    boolean first = was.firstReadAt() == null;
    if (added > 0) {
      hours.merge(hour, added, Integer::sum);
    }
    boolean arrived = added > 0 && !first;
    return new Activity(
        first ? now : was.firstReadAt(),
        first ? shown : was.firstItemCount(),
        added > 0 ? now : was.lastItemAt(),
        was.pollsWithNewItems() + (arrived ? 1 : 0),
        arrived ? FeedDiagnosis.usualGap(was, now) : was.typicalGap(),
        hours);
  }

  private static Duration shorter(Duration a, Duration b) {
    return a.compareTo(b) < 0 ? a : b;
  }
}
