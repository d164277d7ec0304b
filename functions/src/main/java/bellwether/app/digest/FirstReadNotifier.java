package bellwether.app.digest;

import bellwether.domain.StableId;
import bellwether.domain.feed.Feed;
import bellwether.domain.feed.FeedState;
import bellwether.domain.notice.Alert;
import bellwether.domain.notice.AlertSummary;
import bellwether.domain.notice.Delivery;
import bellwether.domain.notice.Delivery.State;
import bellwether.domain.vendor.Watchlist;
import bellwether.store.CustomerStore;
import bellwether.store.DeliveryStore;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/** Tells each customer once what the feeds that were read for the first time brought. */
final class FirstReadNotifier {
  /** Feeds that are first read within one of these are told together. */
  static final Duration GROUPING_WINDOW = Duration.ofMinutes(15);

  private static final Duration WEEK = Duration.ofDays(7);
  private static final int MAX_LINES = 20;
  private static final int MAX_ALERTS = 1_000;

  private final CustomerStore customers;
  private final DeliveryStore deliveries;
  private final InstantSource clock;

  FirstReadNotifier(CustomerStore customers, DeliveryStore deliveries, InstantSource clock) {
    this.customers = customers;
    this.deliveries = deliveries;
    this.clock = clock;
  }

  /**
   * Leaves what is to be told now; the number of notices that were not there before.
   *
   * @param wait from the beginning of a bucket until what was read in it has been matched
   */
  int queueNotices(Map<Feed, FeedState> states, Duration wait) {
    Instant now = clock.instant();
    Map<Instant, Map<Feed, FeedState>> buckets = new TreeMap<>();
    states.forEach((feed, state) -> {
      Instant at = state.activity().firstReadAt();
      if (at != null && at.plus(WEEK).isAfter(now)) {
        buckets.computeIfAbsent(windowStart(at), b -> new LinkedHashMap<>()).put(feed, state);
      }
    });
    int left = 0;
    for (Map.Entry<Instant, Map<Feed, FeedState>> bucket : buckets.entrySet()) {
      Instant from = bucket.getKey();
      if (!from.plus(wait).isAfter(now)) {
        for (Watchlist list : customers.watchlists()) {
          List<FeedState> theirs = new ArrayList<>();
          bucket
              .getValue()
              .forEach((feed, state) -> {
                if (feed.isVisibleTo(list.customer())) {
                  theirs.add(state);
                }
              });
          left += queueNotices(list, from, theirs) ? 1 : 0;
        }
      }
    }
    return left;
  }

  private boolean queueNotices(Watchlist list, Instant from, List<FeedState> read) {
    String id = StableId.of(list.customer(), "first read", from.toString());
    return !read.isEmpty()
        && !list.vendors().isEmpty()
        && deliveries.find(id).isEmpty()
        && queue(id, summarize(list, from, read));
  }

  private boolean queue(String id, AlertSummary summary) {
    Instant now = clock.instant();
    return deliveries.add(
        new Delivery(
            id, null, summary, State.PENDING, null, 0, null, now, null, null, null, now, 0));
  }

  private static Instant windowStart(Instant at) {
    long seconds = at.getEpochSecond();
    return Instant.ofEpochSecond(seconds - Math.floorMod(seconds, GROUPING_WINDOW.toSeconds()));
  }

  private AlertSummary summarize(Watchlist list, Instant from, List<FeedState> read) {
    Instant until = from.plus(GROUPING_WINDOW);
    Instant recent = clock.instant().minus(WEEK);
    List<Alert> brought = new ArrayList<>();
    for (Delivery delivery : deliveries.findRecent(list.customer(), MAX_ALERTS)) {
      if (delivery.notice() instanceof Alert alert
          && delivery.state() == State.SUMMARIZED
          && !delivery.isBelowMinimum()
          && !alert.seenAt().isBefore(from)
          && alert.seenAt().isBefore(until)) {
        brought.add(alert);
      }
    }
    List<AlertSummary.Entry> lines =
        brought.stream()
            .filter(
                alert -> alert.published() == null || alert.published().toInstant().isAfter(recent))
            .map(AlertSummary.Entry::of)
            .limit(MAX_LINES)
            .toList();
    int items = read.stream().mapToInt(state -> state.activity().firstItemCount()).sum();
    String occasion =
        String.format(
            Locale.ROOT,
            "%d feed%s read for the first time, with %,d items, %d of them about your vendors. From now on each new one is told. The last 7 days%s",
            read.size(),
            read.size() == 1 ? " was" : "s were",
            items,
            brought.size(),
            lines.isEmpty() ? " brought nothing about them." : ":");
    return new AlertSummary(list.customer(), occasion, lines, brought.size() - lines.size());
  }
}
