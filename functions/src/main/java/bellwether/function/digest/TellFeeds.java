package bellwether.function.digest;

import bellwether.domain.Alert;
import bellwether.domain.Delivery;
import bellwether.domain.Delivery.State;
import bellwether.domain.FeedHealth;
import bellwether.domain.FeedState;
import bellwether.domain.Notice;
import bellwether.domain.Summary;
import bellwether.domain.Trouble;
import bellwether.domain.Watchlist;
import bellwether.function.Ids;
import bellwether.store.Customers;
import bellwether.store.Deliveries;
import bellwether.store.Feeds;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Leaves notices of feeds: that one went wrong, once, and that it is well again; and what the feeds
 * that were read for the first time brought. Each notice's id is made of what it tells, so it is
 * told once however often this runs.
 */
public final class TellFeeds {
  /** A feed that fails for less than this, or fewer times in a row, may come back by itself. */
  private static final Duration FAILING_FOR = Duration.ofMinutes(30);

  private static final int FAILURES = 3;

  /** More feeds than this at once are one trouble, likelier ours than theirs. */
  private static final int MOST_SINGLE = 5;

  /** Feeds that are first read within one of these are told together. */
  private static final Duration BUCKET = Duration.ofMinutes(15);

  /** What was read has been matched by then. */
  private static final Duration MATCHED_IN = Duration.ofMinutes(5);

  private static final Duration WEEK = Duration.ofDays(7);
  private static final int MOST_LINES = 20;
  private static final int MOST_ALERTS = 1_000;

  private final List<String> names;
  private final Feeds feeds;
  private final Customers customers;
  private final Deliveries deliveries;
  private final boolean firstReads;
  private final InstantSource clock;

  /**
   * Tells of these feeds.
   *
   * @param names of the feeds that are polled
   * @param firstReads whether feeds are taken in silently when they are first read
   */
  public TellFeeds(
      List<String> names,
      Feeds feeds,
      Customers customers,
      Deliveries deliveries,
      boolean firstReads,
      InstantSource clock) {
    this.names = List.copyOf(names);
    this.feeds = feeds;
    this.customers = customers;
    this.deliveries = deliveries;
    this.firstReads = firstReads;
    this.clock = clock;
  }

  /** Leaves what is to be told now; the number of notices that were not there before. */
  public int tell() {
    return tell(BUCKET.plus(MATCHED_IN));
  }

  /** The same where all that was read has been matched: first reads are told at once. */
  public int tellAtOnce() {
    return tell(Duration.ZERO);
  }

  private int tell(Duration wait) {
    List<FeedState> states = feeds.of(names);
    return troubles(states) + (firstReads ? firstReads(states, wait) : 0);
  }

  private int troubles(List<FeedState> states) {
    Map<String, FeedHealth.Report> begun = new TreeMap<>();
    Map<String, FeedHealth.Report> over = new TreeMap<>();
    for (FeedState state : states) {
      Trouble now = state.health().trouble();
      if (now != null && isSettled(state, now)) {
        String id = id(state.feed(), now, "begun");
        if (deliveries.find(id).isEmpty()) {
          begun.put(id, new FeedHealth.Report(state.feed(), now, null));
        }
      }
      Trouble past = state.health().pastTrouble();
      if (past != null && deliveries.find(id(state.feed(), past, "begun")).isPresent()) {
        String id = id(state.feed(), past, "over");
        if (deliveries.find(id).isEmpty()) {
          over.put(id, new FeedHealth.Report(state.feed(), past, state.health().recoveredAt()));
        }
      }
    }
    return leave(begun) + leave(over);
  }

  private boolean isSettled(FeedState state, Trouble trouble) {
    return switch (trouble.kind()) {
      case FAILING, EMPTY ->
          state.health().failures() >= FAILURES
              && !trouble.since().plus(FAILING_FOR).isAfter(clock.instant());
      case GONE, SILENT, CHURN -> true;
    };
  }

  private static String id(String feed, Trouble trouble, String what) {
    return Ids.of(
        FeedHealth.OPERATORS, feed, trouble.kind().name(), trouble.since().toString(), what);
  }

  private int leave(Map<String, FeedHealth.Report> reports) {
    if (reports.size() <= MOST_SINGLE) {
      int left = 0;
      for (Map.Entry<String, FeedHealth.Report> one : reports.entrySet()) {
        FeedHealth notice = new FeedHealth(List.of(one.getValue()));
        left += add(one.getKey(), null, notice, State.PENDING) ? 1 : 0;
      }
      return left;
    }
    String id = Ids.of(reports.keySet().toArray(String[]::new));
    FeedHealth all = new FeedHealth(List.copyOf(reports.values()));
    boolean left = add(id, null, all, State.PENDING);
    // Each is marked as told, so that its recovery is told, and it is not told again.
    reports.forEach(
        (one, report) -> add(one, id, new FeedHealth(List.of(report)), State.SUMMARIZED));
    return left ? 1 : 0;
  }

  private boolean add(String id, @Nullable String parent, Notice notice, State state) {
    Instant now = clock.instant();
    Instant dueAt = state.isFinal() ? null : now;
    return deliveries.add(
        new Delivery(id, parent, notice, state, null, 0, null, dueAt, null, null, null, now, 0));
  }

  private int firstReads(List<FeedState> states, Duration wait) {
    Instant now = clock.instant();
    Map<Instant, List<FeedState>> buckets = new TreeMap<>();
    for (FeedState state : states) {
      Instant at = state.activity().firstReadAt();
      if (at != null && at.plus(WEEK).isAfter(now)) {
        buckets.computeIfAbsent(bucket(at), b -> new ArrayList<>()).add(state);
      }
    }
    int left = 0;
    for (Map.Entry<Instant, List<FeedState>> bucket : buckets.entrySet()) {
      Instant from = bucket.getKey();
      if (!from.plus(wait).isAfter(now)) {
        for (Watchlist list : customers.watchlists()) {
          String id = Ids.of(list.customer(), "first read", from.toString());
          boolean told = list.vendors().isEmpty() || deliveries.find(id).isPresent();
          if (!told && add(id, null, lookBack(list, from, bucket.getValue()), State.PENDING)) {
            left++;
          }
        }
      }
    }
    return left;
  }

  private static Instant bucket(Instant at) {
    long seconds = at.getEpochSecond();
    return Instant.ofEpochSecond(seconds - Math.floorMod(seconds, BUCKET.toSeconds()));
  }

  private Summary lookBack(Watchlist list, Instant from, List<FeedState> read) {
    Instant until = from.plus(BUCKET);
    Instant recent = clock.instant().minus(WEEK);
    List<Alert> brought = new ArrayList<>();
    for (Delivery delivery : deliveries.recent(list.customer(), MOST_ALERTS)) {
      if (delivery.notice() instanceof Alert alert
          && delivery.state() == State.SUMMARIZED
          && !alert.seenAt().isBefore(from)
          && alert.seenAt().isBefore(until)) {
        brought.add(alert);
      }
    }
    List<Summary.Line> lines =
        brought.stream()
            .filter(
                alert -> alert.published() == null || alert.published().toInstant().isAfter(recent))
            .map(Summary.Line::of)
            .limit(MOST_LINES)
            .toList();
    int items = read.stream().mapToInt(state -> state.activity().firstItems()).sum();
    String occasion =
        "%d feed%s read for the first time, with %,d items, %d of them about your vendors. From now on each new one is told. The last 7 days%s"
            .formatted(
                read.size(),
                read.size() == 1 ? " was" : "s were",
                items,
                brought.size(),
                lines.isEmpty() ? " brought nothing about them." : ":");
    return new Summary(list.customer(), occasion, lines, brought.size() - lines.size());
  }
}
