package bellwether.app.digest;

import bellwether.app.feeds.PolledFeeds;
import bellwether.domain.StableId;
import bellwether.domain.feed.Feed;
import bellwether.domain.feed.FeedProblem;
import bellwether.domain.feed.FeedState;
import bellwether.domain.notice.Delivery;
import bellwether.domain.notice.Delivery.Outcome;
import bellwether.domain.notice.FeedHealth;
import bellwether.store.DeliveryStore;
import bellwether.store.FeedStateStore;
import bellwether.store.Stores;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/**
 * Queues notices about feeds: that one has a problem, and that it recovered. Shared feeds are
 * reported to the operators, a customer's own to the customer. Each notice's id is derived from
 * what it reports, so it is posted once however often this runs.
 */
public final class FeedNotifier {
  /** More feeds at once probably have one cause on our side, and share a notice. */
  private static final int MAX_SINGLE_NOTICES = 5;

  private final PolledFeeds polledFeeds;
  private final FeedStateStore feedStates;
  private final DeliveryStore deliveries;
  private final InstantSource clock;

  public FeedNotifier(PolledFeeds polledFeeds, Stores stores, InstantSource clock) {
    this.polledFeeds = polledFeeds;
    this.feedStates = stores.feedStates();
    this.deliveries = stores.deliveries();
    this.clock = clock;
  }

  /** Queues the notices that are due; returns the number of new ones. */
  public int queueNotices() {
    Map<String, Feed> byName = new HashMap<>();
    polledFeeds.all().forEach(feed -> byName.put(feed.name(), feed));
    Map<Feed, FeedState> states = new LinkedHashMap<>();
    for (FeedState state : feedStates.get(byName.keySet().stream().sorted().toList())) {
      states.put(byName.get(state.feed()), state);
    }
    Map<String, List<FeedState>> statesByRecipient = new TreeMap<>();
    states.forEach((feed, state) -> {
      Set<String> recipients =
          feed.audience().isEmpty() ? Set.of(FeedHealth.OPERATORS) : feed.audience();
      recipients.forEach(recipient ->
          statesByRecipient.computeIfAbsent(recipient, _ -> new ArrayList<>()).add(state));
    });
    int queued = 0;
    for (Map.Entry<String, List<FeedState>> entry : statesByRecipient.entrySet()) {
      queued += queueHealthNotices(entry.getKey(), entry.getValue());
    }
    return queued;
  }

  private int queueHealthNotices(String recipient, List<FeedState> states) {
    Map<String, FeedHealth.FeedStatus> begun = new TreeMap<>();
    Map<String, FeedHealth.FeedStatus> over = new TreeMap<>();
    for (FeedState state : states) {
      state
          .settledProblem(clock.instant())
          .ifPresent(current -> {
            String id = noticeId(recipient, state.feed(), current, "begun");
            if (deliveries.find(id).isEmpty()) {
              begun.put(id, new FeedHealth.FeedStatus(state.feed(), current, null));
            }
          });
      FeedProblem lastProblem = state.health().lastProblem();
      if (lastProblem != null
          && deliveries.find(noticeId(recipient, state.feed(), lastProblem, "begun")).isPresent()) {
        String id = noticeId(recipient, state.feed(), lastProblem, "over");
        if (deliveries.find(id).isEmpty()) {
          over.put(
              id,
              new FeedHealth.FeedStatus(state.feed(), lastProblem, state.health().recoveredAt()));
        }
      }
    }
    return queue(recipient, begun) + queue(recipient, over);
  }

  private static String noticeId(String recipient, String feed, FeedProblem problem, String event) {
    return StableId.of(recipient, feed, problem.kind().name(), problem.since().toString(), event);
  }

  private int queue(String recipient, Map<String, FeedHealth.FeedStatus> statusById) {
    Instant now = clock.instant();
    if (statusById.size() <= MAX_SINGLE_NOTICES) {
      int queued = 0;
      for (Map.Entry<String, FeedHealth.FeedStatus> entry : statusById.entrySet()) {
        FeedHealth notice = new FeedHealth(recipient, List.of(entry.getValue()));
        queued += deliveries.add(Delivery.pending(entry.getKey(), notice, now)) ? 1 : 0;
      }
      return queued;
    }
    String id = StableId.of(statusById.keySet().toArray(String[]::new));
    FeedHealth all = new FeedHealth(recipient, List.copyOf(statusById.values()));
    boolean queued = deliveries.add(Delivery.pending(id, all, now));
    // Mark each as reported, so that it is not reported again but its recovery is.
    statusById.forEach((single, status) ->
        deliveries.add(
            Delivery.suppressed(
                single,
                id,
                new FeedHealth(recipient, List.of(status)),
                Outcome.IN_SUMMARY,
                null,
                now)));
    return queued ? 1 : 0;
  }
}
