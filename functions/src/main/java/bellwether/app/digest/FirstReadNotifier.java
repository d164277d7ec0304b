package bellwether.app.digest;

import bellwether.domain.StableId;
import bellwether.domain.feed.Feed;
import bellwether.domain.feed.FeedState;
import bellwether.domain.notice.Alert;
import bellwether.domain.notice.AlertSummary;
import bellwether.domain.notice.Delivery;
import bellwether.domain.notice.Delivery.Outcome;
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

/** Queues one message for each customer about what the first read of new feeds found. */
final class FirstReadNotifier {
  /** Feeds that are first read within the same window share one message. */
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
   * Queues the messages that are due; returns the number of new ones. Everything read in a window
   * has been matched {@code delay} after its start.
   */
  int queueNotices(Map<Feed, FeedState> states, Duration delay) {
    Instant now = clock.instant();
    Map<Instant, Map<Feed, FeedState>> windows = new TreeMap<>();
    states.forEach((feed, state) -> {
      Instant readAt = state.activity().firstReadAt();
      if (readAt != null
          && readAt.plus(WEEK).isAfter(now)
          && !windowStart(readAt).plus(delay).isAfter(now)) {
        windows.computeIfAbsent(windowStart(readAt), _ -> new LinkedHashMap<>()).put(feed, state);
      }
    });
    if (windows.isEmpty()) {
      return 0;
    }
    List<Watchlist> watchlists = customers.watchlists();
    int queued = 0;
    for (Map.Entry<Instant, Map<Feed, FeedState>> window : windows.entrySet()) {
      for (Watchlist list : watchlists) {
        List<FeedState> visible =
            window.getValue().entrySet().stream()
                .filter(entry -> entry.getKey().isVisibleTo(list.customer()))
                .map(Map.Entry::getValue)
                .toList();
        queued += queueNotice(list, window.getKey(), visible) ? 1 : 0;
      }
    }
    return queued;
  }

  private boolean queueNotice(Watchlist list, Instant windowStart, List<FeedState> read) {
    String id = StableId.of(list.customer(), "first read", windowStart.toString());
    return !read.isEmpty()
        && !list.vendors().isEmpty()
        && deliveries.find(id).isEmpty()
        && deliveries.add(
            Delivery.pending(id, summarize(list, windowStart, read), clock.instant()));
  }

  private static Instant windowStart(Instant at) {
    long seconds = at.getEpochSecond();
    return Instant.ofEpochSecond(seconds - Math.floorMod(seconds, GROUPING_WINDOW.toSeconds()));
  }

  private AlertSummary summarize(Watchlist list, Instant windowStart, List<FeedState> read) {
    Instant windowEnd = windowStart.plus(GROUPING_WINDOW);
    Instant recent = clock.instant().minus(WEEK);
    List<Alert> alerts = new ArrayList<>();
    for (Delivery delivery : deliveries.findRecent(list.customer(), MAX_ALERTS)) {
      if (delivery.notice() instanceof Alert alert
          && delivery.outcome() == Outcome.FIRST_READ
          && !alert.seenAt().isBefore(windowStart)
          && alert.seenAt().isBefore(windowEnd)) {
        alerts.add(alert);
      }
    }
    List<AlertSummary.Entry> lines =
        alerts.stream()
            .filter(
                alert -> alert.published() == null || alert.published().toInstant().isAfter(recent))
            .map(AlertSummary.Entry::of)
            .limit(MAX_LINES)
            .toList();
    int items = read.stream().mapToInt(state -> state.activity().firstItemCount()).sum();
    String reason =
        String.format(
            Locale.ROOT,
            "%d feed%s read for the first time, with %,d items, %d of them about your vendors. New"
                + " items will alert from now on. %s",
            read.size(),
            read.size() == 1 ? " was" : "s were",
            items,
            alerts.size(),
            lines.isEmpty() ? "None is from the last 7 days." : "From the last 7 days:");
    return new AlertSummary(list.customer(), reason, lines, alerts.size() - lines.size());
  }
}
