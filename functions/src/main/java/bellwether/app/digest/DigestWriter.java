package bellwether.app.digest;

import bellwether.app.feeds.PolledFeeds;
import bellwether.domain.StableId;
import bellwether.domain.feed.Feed;
import bellwether.domain.feed.FeedState;
import bellwether.domain.notice.Delivery;
import bellwether.domain.notice.Delivery.Outcome;
import bellwether.domain.notice.Digest;
import bellwether.domain.vendor.Watchlist;
import bellwether.domain.workspace.DigestSchedule;
import bellwether.domain.workspace.DigestSchedule.DigestPeriod;
import bellwether.domain.workspace.Settings;
import bellwether.store.ConcurrentCalls;
import bellwether.store.CustomerStore;
import bellwether.store.DeliveryStore;
import bellwether.store.FeedStateStore;
import bellwether.store.Stores;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * Queues the digests of each customer, so that a missing digest indicates a failure. A digest's id
 * is its customer and its day or week, so that a missed run is made up for and a repeated one is
 * ignored.
 */
public final class DigestWriter {
  /** A missed digest is written until its day ends, and within this time after it was due. */
  private static final Duration CATCH_UP_WINDOW = Duration.ofHours(12);

  private final PolledFeeds polledFeeds;
  private final FeedStateStore feedStates;
  private final CustomerStore customers;
  private final DeliveryStore deliveries;
  private final DigestBuilder builder;
  private final InstantSource clock;

  public DigestWriter(PolledFeeds polledFeeds, Stores stores, InstantSource clock) {
    this.polledFeeds = polledFeeds;
    this.feedStates = stores.feedStates();
    this.customers = stores.customers();
    this.deliveries = stores.deliveries();
    this.builder = new DigestBuilder(stores);
    this.clock = clock;
  }

  /**
   * Queues the digests that are due, and returns the number of those that will be posted. Customers
   * without a schedule of their own get theirs from this hour in UTC on.
   */
  public int writeDue(int hour) {
    DigestSchedule defaultSchedule = new DigestSchedule.Daily(LocalTime.of(hour, 0));
    Instant now = clock.instant();
    // Customers are independent: a failure costs only the one that it concerns.
    List<DueDigest> due =
        ConcurrentCalls.callAll(
                customers.watchlists().stream()
                    .filter(list -> !list.vendors().isEmpty())
                    .<Callable<Optional<DueDigest>>>map(
                        list -> () -> findDue(list, defaultSchedule, now))
                    .toList())
            .stream()
            .flatMap(Optional::stream)
            .toList();
    if (due.isEmpty()) {
      return 0;
    }
    List<Feed> feeds = polledFeeds.all();
    Map<String, FeedState> states = statesByFeed(feeds);
    return ConcurrentCalls.callAll(
            due.stream()
                .<Callable<Integer>>map(next -> () -> write(next, feeds, states, now))
                .toList())
        .stream()
        .mapToInt(Integer::intValue)
        .sum();
  }

  /** Returns how many digests will be posted: 1 or 0. */
  private int write(DueDigest due, List<Feed> feeds, Map<String, FeedState> states, Instant now) {
    String customer = due.list().customer();
    List<Feed> visible = feeds.stream().filter(feed -> feed.isVisibleTo(customer)).toList();
    Digest digest =
        builder.build(customer, due.period(), due.list().vendors(), visible, states, now);
    if (digest.period().isEmpty()) {
      return 0;
    }
    if (due.heartbeat() || !digest.isQuiet()) {
      return deliveries.add(Delivery.pending(due.id(), digest, now)) ? 1 : 0;
    }
    // Stored anyway, so that it is not built again.
    deliveries.add(
        Delivery.suppressed(
            due.id(), null, digest, Outcome.NOTHING_TO_REPORT, "nothing to report", now));
    return 0;
  }

  /**
   * Queues a digest of the customer's last 24 hours; false if one was queued within this minute.
   */
  public boolean writeNow(String customer) {
    Instant now = clock.instant();
    ZonedDateTime localTime = now.atZone(customers.settings(customer).zone());
    DigestPeriod period = new DigestPeriod("now", localTime.toLocalDate(), 1, localTime);
    List<Feed> feeds = polledFeeds.forCustomer(customer);
    Digest digest =
        builder.build(
            customer, period, customers.vendors(customer), feeds, statesByFeed(feeds), now);
    String minute = now.truncatedTo(ChronoUnit.MINUTES).toString();
    String id = StableId.of(customer, "digest", "now", minute);
    return deliveries.add(Delivery.pending(id, digest, now));
  }

  /** A digest to write; a heartbeat is sent even without content. */
  private record DueDigest(String id, Watchlist list, DigestPeriod period, boolean heartbeat) {}

  private Optional<DueDigest> findDue(Watchlist list, DigestSchedule defaultSchedule, Instant now) {
    String customer = list.customer();
    Settings settings = customers.settings(customer);
    DigestSchedule own = settings.digestSchedule();
    ZonedDateTime localTime = now.atZone(own == null ? ZoneOffset.UTC : settings.zone());
    return (own == null ? defaultSchedule : own)
        .latestDue(localTime)
        .filter(period ->
            period.day().equals(localTime.toLocalDate())
                || period.dueAt().plus(CATCH_UP_WINDOW).isAfter(localTime))
        .map(period ->
            new DueDigest(
                StableId.of(customer, "digest", period.name()), list, period, settings.heartbeat()))
        .filter(due -> deliveries.find(due.id()).isEmpty());
  }

  private Map<String, FeedState> statesByFeed(List<Feed> feeds) {
    return feedStates.get(feeds.stream().map(Feed::name).toList()).stream()
        .collect(Collectors.toMap(FeedState::feed, Function.identity()));
  }
}
