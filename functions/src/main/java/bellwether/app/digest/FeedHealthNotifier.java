package bellwether.app.digest;

import bellwether.domain.StableId;
import bellwether.domain.feed.Feed;
import bellwether.domain.feed.FeedProblem;
import bellwether.domain.feed.FeedState;
import bellwether.domain.notice.Delivery;
import bellwether.domain.notice.Delivery.State;
import bellwether.domain.notice.FeedHealth;
import bellwether.store.DeliveryStore;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Tells that feeds went wrong and that they are well again: everybody's feeds to those who run
 * Bellwether, a customer's own to the customer.
 */
final class FeedHealthNotifier {
  /** A feed that fails for less than this, or fewer times in a row, may come back by itself. */
  private static final Duration MIN_FAILURE_DURATION = Duration.ofMinutes(30);

  private static final int MIN_FAILURES = 3;

  /** More feeds than this at once are one trouble, likelier ours than theirs. */
  private static final int MAX_SINGLE_NOTICES = 5;

  private final DeliveryStore deliveries;
  private final InstantSource clock;

  FeedHealthNotifier(DeliveryStore deliveries, InstantSource clock) {
    this.deliveries = deliveries;
    this.clock = clock;
  }

  /** Leaves what is to be told now; the number of notices that were not there before. */
  int queueNotices(Map<Feed, FeedState> states) {
    Map<String, List<FeedState>> listeners = new TreeMap<>();
    states.forEach((feed, state) -> {
      Set<String> told = feed.audience().isEmpty() ? Set.of(FeedHealth.OPERATORS) : feed.audience();
      told.forEach(who -> listeners.computeIfAbsent(who, none -> new ArrayList<>()).add(state));
    });
    int left = 0;
    for (Map.Entry<String, List<FeedState>> listener : listeners.entrySet()) {
      left += queueNotices(listener.getKey(), listener.getValue());
    }
    return left;
  }

  private int queueNotices(String listener, List<FeedState> states) {
    Map<String, FeedHealth.FeedStatus> begun = new TreeMap<>();
    Map<String, FeedHealth.FeedStatus> over = new TreeMap<>();
    for (FeedState state : states) {
      FeedProblem now = state.health().problem();
      if (now != null && isReportable(state, now)) {
        String id = noticeId(listener, state.feed(), now, "begun");
        if (deliveries.find(id).isEmpty()) {
          begun.put(id, new FeedHealth.FeedStatus(state.feed(), now, null));
        }
      }
      FeedProblem past = state.health().lastProblem();
      if (past != null
          && deliveries.find(noticeId(listener, state.feed(), past, "begun")).isPresent()) {
        String id = noticeId(listener, state.feed(), past, "over");
        if (deliveries.find(id).isEmpty()) {
          over.put(id, new FeedHealth.FeedStatus(state.feed(), past, state.health().recoveredAt()));
        }
      }
    }
    return queueReports(listener, begun) + queueReports(listener, over);
  }

  private boolean isReportable(FeedState state, FeedProblem trouble) {
    return switch (trouble.kind()) {
      case FAILING, EMPTY ->
          state.health().failureCount() >= MIN_FAILURES
              && !trouble.since().plus(MIN_FAILURE_DURATION).isAfter(clock.instant());
      case DEGRADED -> !trouble.since().plus(MIN_FAILURE_DURATION).isAfter(clock.instant());
      case GONE, SILENT, CHURN -> true;
    };
  }

  private static String noticeId(String listener, String feed, FeedProblem trouble, String what) {
    return StableId.of(listener, feed, trouble.kind().name(), trouble.since().toString(), what);
  }

  private int queueReports(String listener, Map<String, FeedHealth.FeedStatus> reports) {
    if (reports.size() <= MAX_SINGLE_NOTICES) {
      int left = 0;
      for (Map.Entry<String, FeedHealth.FeedStatus> one : reports.entrySet()) {
        FeedHealth notice = new FeedHealth(listener, List.of(one.getValue()));
        left += queue(one.getKey(), null, notice, State.PENDING) ? 1 : 0;
      }
      return left;
    }
    String id = StableId.of(reports.keySet().toArray(String[]::new));
    FeedHealth all = new FeedHealth(listener, List.copyOf(reports.values()));
    boolean left = queue(id, null, all, State.PENDING);
    // Each is marked as told, so that its recovery is told, and it is not told again.
    reports.forEach((one, report) ->
        queue(one, id, new FeedHealth(listener, List.of(report)), State.SUMMARIZED));
    return left ? 1 : 0;
  }

  private boolean queue(String id, @Nullable String parent, FeedHealth notice, State state) {
    Instant now = clock.instant();
    Instant dueAt = state.isFinal() ? null : now;
    return deliveries.add(
        new Delivery(id, parent, notice, state, null, 0, null, dueAt, null, null, null, now, 0));
  }
}
