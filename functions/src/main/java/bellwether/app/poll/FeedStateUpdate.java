package bellwether.app.poll;

import bellwether.domain.feed.Completeness;
import bellwether.domain.feed.Feed;
import bellwether.domain.feed.FeedState;
import bellwether.domain.feed.FeedState.Activity;
import bellwether.domain.feed.FeedState.Address;
import bellwether.domain.feed.FeedState.Health;
import bellwether.domain.feed.FeedState.Validators;
import bellwether.domain.feed.FeedProblem;
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
  private static final Duration LONGEST_WAIT = Duration.ofHours(6);

  /** A feed that says that it is gone for good is asked again this often, in case it was wrong. */
  private static final Duration GONE_WAIT = Duration.ofDays(7);

  /** A server must have said so for this long, and so often. */
  private static final Duration GONE_AFTER = Duration.ofHours(24);

  /** A feed of which more is left to read is read on so soon, if not sooner. */
  private static final Duration CATCHING_UP = Duration.ofMinutes(10);

  private static final int TIMES = 3;

  private final Feed feed;
  private final Instant now;

  FeedStateUpdate(Feed feed, Instant now) {
    this.feed = feed;
    this.now = now;
  }

  FeedState unchanged(FeedState state, PollResult.Unchanged unchanged) {
    Validators validators = unchanged.validators();
    Validators kept = validators == null ? state.validators() : validators;
    // Where it is not known when the document was last sent, a day is counted from now.
    boolean undated = kept.areTheServers() && kept.fetchedAt() == null;
    return well(state, FeedDiagnosis.silence(state.activity(), now), state.health().completeness())
        .withValidators(undated ? kept.fetchedAt(now) : kept)
        .withAddress(address(state.address(), unchanged.movedTo()))
        .dueAt(now.plus(feed.interval()));
  }

  /**
   * After an answer with items, or with none.
   *
   * @param emptied whether the feed shows nothing where it showed something
   * @param shrunk whether it is damaged, and far less of it can be read than before
   * @param churn whether it gave its items new keys
   */
  FeedState fresh(
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
      return ill(state, FeedProblem.Kind.EMPTY, reason)
          .withValidators(Validators.NONE)
          .dueAt(now.plus(feed.interval()));
    }
    Activity activity = activity(state.activity(), fresh.items().size(), added);
    FeedProblem still =
        shrunk
            ? FeedDiagnosis.degraded(fresh.completeness(), now)
            : churn ? FeedDiagnosis.churn(now) : FeedDiagnosis.silence(activity, now);
    return well(state, still, fresh.completeness())
        .withValidators(fresh.validators())
        .withActivity(activity)
        .withAddress(address(state.address(), fresh.movedTo()))
        .dueAt(now.plus(pause(fresh)));
  }

  /** As long as the server asks, or else until the feed is due, or what is left of it. */
  private Duration pause(PollResult.Changed fresh) {
    boolean more = fresh.completeness().isCatchingUp();
    Duration own = more ? shorter(feed.interval(), CATCHING_UP) : feed.interval();
    Duration asked = fresh.retryAfter();
    return asked == null || shorter(asked, own).equals(asked) ? own : asked;
  }

  FeedState failed(FeedState state, PollResult.Failed failed) {
    FeedState ill = ill(state, FeedProblem.Kind.FAILING, failed.reason());
    int failures = ill.health().failures();
    if (failed.isGone() && isGone(ill)) {
      return ill(state, FeedProblem.Kind.GONE, failed.reason()).dueAt(now.plus(GONE_WAIT));
    }
    Duration asked = failed.retryAfter() == null ? Duration.ZERO : failed.retryAfter();
    Duration own = shorter(feed.interval().multipliedBy(failures), LONGEST_WAIT);
    // An address that the feed moved to and that fails for long was no good.
    Address address = failures >= TIMES ? Address.DECLARED : state.address();
    return ill.withAddress(address).dueAt(now.plus(asked.compareTo(own) > 0 ? asked : own));
  }

  private boolean isGone(FeedState ill) {
    FeedProblem trouble = ill.health().trouble();
    return ill.health().failures() >= TIMES
        && trouble != null
        && !trouble.since().plus(GONE_AFTER).isAfter(now);
  }

  private FeedState ill(FeedState state, FeedProblem.Kind kind, String reason) {
    Health was = state.health();
    Instant since = was.trouble() == null || was.failures() == 0 ? now : was.trouble().since();
    return state.withHealth(
        new Health(
            was.failures() + 1,
            was.lastSuccessAt(),
            reason,
            new FeedProblem(kind, since, reason),
            was.pastTrouble(),
            was.recoveredAt(),
            was.completeness()));
  }

  /** After a success; what is wrong all the same begins when it is first seen. */
  private FeedState well(FeedState state, @Nullable FeedProblem still, Completeness completeness) {
    Health was = state.health();
    FeedProblem before = was.trouble();
    boolean same = still != null && before != null && still.kind() == before.kind();
    boolean over = before != null && !same;
    return state.withHealth(
        new Health(
            0,
            now,
            null,
            same ? before : still,
            over ? before : was.pastTrouble(),
            over ? now : was.recoveredAt(),
            completeness));
  }

  /** RFC 9110, section 15.4.2: a permanent redirect is believed when it was said three times. */
  private static Address address(Address was, @Nullable URI movedTo) {
    if (movedTo == null || movedTo.equals(was.moved())) {
      return was.redirected() == null ? was : new Address(was.moved(), null, 0);
    }
    int times = movedTo.equals(was.redirected()) ? was.times() + 1 : 1;
    return times >= TIMES
        ? new Address(movedTo, null, 0)
        : new Address(was.moved(), movedTo, times);
  }

  private Activity activity(Activity was, int shown, int added) {
    Map<Instant, Integer> hours = new HashMap<>(was.hours());
    Instant hour = now.truncatedTo(ChronoUnit.HOURS);
    hours.keySet().removeIf(old -> old.isBefore(hour.minus(Duration.ofDays(1))));
    boolean first = was.firstReadAt() == null;
    if (added > 0) {
      hours.merge(hour, added, Integer::sum);
    }
    boolean arrived = added > 0 && !first;
    return new Activity(
        first ? now : was.firstReadAt(),
        first ? shown : was.firstItems(),
        added > 0 ? now : was.lastItemAt(),
        was.arrivals() + (arrived ? 1 : 0),
        arrived ? FeedDiagnosis.usualGap(was, now) : was.usualGap(),
        hours);
  }

  private static Duration shorter(Duration a, Duration b) {
    return a.compareTo(b) < 0 ? a : b;
  }
}
