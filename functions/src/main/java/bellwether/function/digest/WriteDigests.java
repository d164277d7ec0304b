package bellwether.function.digest;

import bellwether.domain.Alert;
import bellwether.domain.Delivery;
import bellwether.domain.Delivery.State;
import bellwether.domain.Digest;
import bellwether.domain.Feed;
import bellwether.domain.FeedState;
import bellwether.domain.Kind;
import bellwether.domain.Watchlist;
import bellwether.function.Ids;
import bellwether.function.PolledFeeds;
import bellwether.store.Customers;
import bellwether.store.Deliveries;
import bellwether.store.Feeds;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * Leaves each customer one digest a day: silence is then a sign of trouble, not of a quiet day. The
 * digest's id is its customer and day, so a missed hour is made up for and a repeated one ignored.
 */
public final class WriteDigests {
  private static final Duration DAY = Duration.ofDays(1);
  private static final int MOST_COUNTED = 500;

  /** A feed that failed once or twice in a row is likely to come back by itself. */
  private static final int FAILURES_WORTH_TELLING = 3;

  private final PolledFeeds polled;
  private final Feeds feeds;
  private final Customers customers;
  private final Deliveries deliveries;
  private final int hour;
  private final InstantSource clock;

  /**
   * Writes digests from the given hour on.
   *
   * @param polled the feeds whose health is told, to each customer everybody's and its own
   * @param hour of the day in UTC, 0 to 23
   */
  public WriteDigests(
      PolledFeeds polled,
      Feeds feeds,
      Customers customers,
      Deliveries deliveries,
      int hour,
      InstantSource clock) {
    this.polled = polled;
    this.feeds = feeds;
    this.customers = customers;
    this.deliveries = deliveries;
    this.hour = hour;
    this.clock = clock;
  }

  /**
   * Leaves the digests of the day if its hour has come.
   *
   * @return the number of digests that were not there before
   */
  public int write() {
    Instant now = clock.instant();
    ZonedDateTime utc = now.atZone(ZoneOffset.UTC);
    if (utc.getHour() < hour) {
      return 0;
    }
    List<Feed> all = polled.all();
    Map<String, FeedState> states =
        feeds.of(all.stream().map(Feed::name).toList()).stream()
            .collect(Collectors.toMap(FeedState::feed, Function.identity()));
    int written = 0;
    for (Watchlist list : customers.watchlists()) {
      List<FeedState> theirs =
          all.stream()
              .filter(feed -> feed.isFor(list.customer()) && states.containsKey(feed.name()))
              .map(feed -> states.get(feed.name()))
              .toList();
      if (!list.vendors().isEmpty() && deliveries.add(delivery(list, theirs, utc, now))) {
        written++;
      }
    }
    return written;
  }

  private Delivery delivery(
      Watchlist list, List<FeedState> states, ZonedDateTime utc, Instant now) {
    LocalDate day = utc.toLocalDate();
    Instant since = now.minus(DAY);
    int read = (int) states.stream().filter(state -> readSince(state, since)).count();
    Digest digest =
        new Digest(
            list.customer(),
            day,
            list.vendors().size(),
            read,
            alertsSince(list.customer(), since),
            failing(states));
    String id = Ids.of(list.customer(), "digest", day.toString());
    return new Delivery(
        id, null, digest, State.PENDING, null, 0, null, now, null, null, null, now, 0);
  }

  private int alertsSince(String customer, Instant since) {
    return (int)
        deliveries.recent(customer, MOST_COUNTED).stream()
            .filter(
                delivery -> delivery.notice() instanceof Alert alert && alert.kind() == Kind.NEW)
            .filter(delivery -> delivery.state() == State.SENT)
            .filter(delivery -> delivery.createdAt().isAfter(since))
            .count();
  }

  private static boolean readSince(FeedState state, Instant since) {
    return state.health().lastSuccessAt() != null && state.health().lastSuccessAt().isAfter(since);
  }

  private static List<String> failing(List<FeedState> states) {
    return states.stream()
        .filter(state -> state.health().failures() >= FAILURES_WORTH_TELLING)
        .sorted(Comparator.comparing(FeedState::feed))
        .map(state -> state.feed() + ": " + state.health().lastError())
        .toList();
  }
}
