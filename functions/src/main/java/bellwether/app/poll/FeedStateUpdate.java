package bellwether.app.poll;

import bellwether.domain.feed.Completeness;
import bellwether.domain.feed.Feed;
import bellwether.domain.feed.FeedProblem;
import bellwether.domain.feed.FeedState;
import bellwether.domain.feed.FeedState.Activity;
import bellwether.domain.feed.FeedState.Address;
import bellwether.domain.feed.FeedState.Health;
import bellwether.domain.feed.FeedState.Validators;
import bellwether.domain.feed.ReadGap;
import bellwether.feed.crawl.PollResult;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Computes the state of a feed after a poll, and when it is polled next. */
record FeedStateUpdate(Feed feed, Instant now) {
  /** The longest delay between polls of a feed that fails. */
  private static final Duration MAX_RETRY_DELAY = Duration.ofHours(6);

  /** Delay between polls of a feed that is gone, in case that was wrong. */
  private static final Duration GONE_RETRY_DELAY = Duration.ofDays(7);

  /** A server must report a feed as gone for this long, and {@link #CONFIRMATIONS} times. */
  private static final Duration GONE_AFTER = Duration.ofHours(24);

  /** The longest delay before the rest of a partly read feed is read. */
  private static final Duration CATCH_UP_INTERVAL = Duration.ofMinutes(10);

  private static final int CONFIRMATIONS = 3;
  private static final String CHURN_DETAIL =
      "the feed gave most of its items new ids or links; they were matched to the known items";

  /** With fewer arrivals, the usual interval of a feed is unknown. */
  private static final int MIN_ARRIVALS = 10;

  /** More than a long weekend. */
  private static final Duration MIN_SILENCE = Duration.ofDays(4);

  private static final int SILENCE_FACTOR = 4;

  /** Longer than the period of a weekly digest. */
  private static final Duration GAPS_KEPT = Duration.ofDays(8);

  private static final int MAX_GAPS = 10;

  FeedState afterUnchanged(FeedState state, PollResult.Unchanged unchanged) {
    Validators validators = unchanged.validators();
    Validators current = validators == null ? state.validators() : validators;
    // If it is not known when the document was last sent, count from now.
    boolean undated = current.hasServerValidators() && current.fetchedAt() == null;
    return withSuccess(state, checkSilence(state.activity(), now), state.health().completeness())
        .withValidators(undated ? current.withFetchedAt(now) : current)
        .withAddress(nextAddress(state.address(), unchanged.movedTo()))
        .withNextPollAt(now.plus(feed.interval()));
  }

  /**
   * Computes the state after a response with items, or with none.
   *
   * @param emptied whether the feed is empty and was not before
   * @param shrunk whether it is damaged, and far less of it is readable than before
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
      // A feed that suddenly has no items is more likely broken than empty: keep the known items,
      // but no validator, so that the next poll reads it in full.
      String reason = "the feed has no items, but had some before";
      return withFailure(state, FeedProblem.Kind.EMPTY, reason)
          .withValidators(Validators.NONE)
          .withNextPollAt(now.plus(feed.interval()));
    }
    Activity activity = nextActivity(state.activity(), fresh.items().size(), added);
    FeedProblem problem =
        shrunk
            ? new FeedProblem(FeedProblem.Kind.DEGRADED, now, fresh.completeness().describe())
            : churn
                ? new FeedProblem(FeedProblem.Kind.CHURN, now, CHURN_DETAIL)
                : checkSilence(activity, now);
    return withSuccess(state, problem, fresh.completeness())
        .withValidators(fresh.validators())
        .withActivity(activity)
        .withAddress(nextAddress(state.address(), fresh.movedTo()))
        .withNextPollAt(now.plus(nextDelay(fresh)));
  }

  /** The delay that the server asks for, or the interval of the feed if that is longer. */
  private Duration nextDelay(PollResult.Changed fresh) {
    boolean isPartial = fresh.completeness().isCatchingUp();
    Duration usual = isPartial ? shorter(feed.interval(), CATCH_UP_INTERVAL) : feed.interval();
    Duration retryAfter = fresh.retryAfter();
    return retryAfter == null || shorter(retryAfter, usual).equals(retryAfter) ? usual : retryAfter;
  }

  FeedState afterFailure(FeedState state, PollResult.Failed failed) {
    FeedState failing = withFailure(state, FeedProblem.Kind.FAILING, failed.reason());
    int failures = failing.health().failureCount();
    if (failed.isGone() && isGone(failing)) {
      return withFailure(state, FeedProblem.Kind.GONE, failed.reason())
          .withNextPollAt(now.plus(GONE_RETRY_DELAY));
    }
    Duration retryAfter = failed.retryAfter() == null ? Duration.ZERO : failed.retryAfter();
    Duration usual = shorter(feed.interval().multipliedBy(failures), MAX_RETRY_DELAY);
    // Give up an address that the feed moved to if it keeps failing.
    Address address = failures >= CONFIRMATIONS ? Address.DECLARED : state.address();
    return failing
        .withAddress(address)
        .withNextPollAt(now.plus(retryAfter.compareTo(usual) > 0 ? retryAfter : usual));
  }

  private boolean isGone(FeedState failing) {
    FeedProblem problem = failing.health().problem();
    return failing.health().failureCount() >= CONFIRMATIONS
        && problem != null
        && !problem.since().plus(GONE_AFTER).isAfter(now);
  }

  private FeedState withFailure(FeedState state, FeedProblem.Kind kind, String reason) {
    Health previous = state.health();
    Instant since =
        previous.problem() == null || previous.failureCount() == 0
            ? now
            : previous.problem().since();
    return state.withHealth(
        new Health(
            previous.failureCount() + 1,
            previous.lastSuccessAt(),
            reason,
            new FeedProblem(kind, since, reason),
            previous.lastProblem(),
            previous.recoveredAt(),
            previous.completeness(),
            previous.gaps()));
  }

  /** Records a success. A problem, if any, starts when it is first seen. */
  private FeedState withSuccess(
      FeedState state, @Nullable FeedProblem problem, Completeness completeness) {
    Health previous = state.health();
    FeedProblem previousProblem = previous.problem();
    boolean same =
        problem != null && previousProblem != null && problem.kind() == previousProblem.kind();
    boolean over = previousProblem != null && !same;
    return state.withHealth(
        new Health(
            0,
            now,
            null,
            same ? previousProblem : problem,
            over ? previousProblem : previous.lastProblem(),
            over ? now : previous.recoveredAt(),
            completeness,
            nextGaps(state)));
  }

  /** The known gaps of the last days and, if the feed was overdue until now, the one that ends. */
  private List<ReadGap> nextGaps(FeedState state) {
    List<ReadGap> gaps = new ArrayList<>(state.health().gaps());
    gaps.removeIf(gap -> gap.until().isBefore(now.minus(GAPS_KEPT)));
    Instant lastSuccess = state.health().lastSuccessAt();
    if (lastSuccess != null && state.isOverdue(now, feed.interval())) {
      gaps.add(new ReadGap(lastSuccess, now));
    }
    return gaps.size() > MAX_GAPS ? gaps.subList(gaps.size() - MAX_GAPS, gaps.size()) : gaps;
  }

  /** RFC 9110, section 15.4.2: a permanent redirect is followed once it was seen three times. */
  private static Address nextAddress(Address previous, @Nullable URI movedTo) {
    if (movedTo == null || movedTo.equals(previous.movedTo())) {
      return previous.redirectedTo() == null ? previous : new Address(previous.movedTo(), null, 0);
    }
    int times = movedTo.equals(previous.redirectedTo()) ? previous.redirectCount() + 1 : 1;
    return times >= CONFIRMATIONS
        ? new Address(movedTo, null, 0)
        : new Address(previous.movedTo(), movedTo, times);
  }

  private Activity nextActivity(Activity previous, int shown, int added) {
    Map<Instant, Integer> hours = new HashMap<>(previous.itemsByHour());
    Instant hour = now.truncatedTo(ChronoUnit.HOURS);
    hours.keySet().removeIf(old -> old.isBefore(hour.minus(Duration.ofDays(1))));
    boolean first = previous.firstReadAt() == null;
    if (added > 0) {
      hours.merge(hour, added, Integer::sum);
    }
    boolean arrived = added > 0 && !first;
    return new Activity(
        first ? now : previous.firstReadAt(),
        first ? shown : previous.firstItemCount(),
        added > 0 ? now : previous.lastItemAt(),
        previous.pollsWithNewItems() + (arrived ? 1 : 0),
        arrived ? usualGap(previous, now) : previous.typicalGap(),
        hours);
  }

  /** The longest gap between arrivals, which decays by a tenth with each arrival. */
  private static Duration usualGap(Activity activity, Instant now) {
    if (activity.lastItemAt() == null) {
      return activity.typicalGap();
    }
    Duration gap = Duration.between(activity.lastItemAt(), now);
    Duration decayed = activity.typicalGap().multipliedBy(9).dividedBy(10);
    return gap.compareTo(decayed) > 0 ? gap : decayed;
  }

  private static @Nullable FeedProblem checkSilence(Activity activity, Instant now) {
    Instant last = activity.lastItemAt();
    if (last == null || activity.pollsWithNewItems() < MIN_ARRIVALS) {
      return null;
    }
    Duration silence = Duration.between(last, now);
    Duration limit = activity.typicalGap().multipliedBy(SILENCE_FACTOR);
    boolean silent = silence.compareTo(limit) > 0 && silence.compareTo(MIN_SILENCE) > 0;
    return silent
        ? new FeedProblem(
            FeedProblem.Kind.SILENT,
            now,
            "nothing new since "
                + last.toString().substring(0, 10)
                + ", far longer than is usual for it")
        : null;
  }

  private static Duration shorter(Duration a, Duration b) {
    return a.compareTo(b) < 0 ? a : b;
  }
}
