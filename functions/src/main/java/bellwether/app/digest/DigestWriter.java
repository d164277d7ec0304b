package bellwether.app.digest;

import bellwether.app.feeds.PolledFeeds;
import bellwether.domain.StableId;
import bellwether.domain.feed.Feed;
import bellwether.domain.feed.FeedState;
import bellwether.domain.notice.Delivery;
import bellwether.domain.notice.Delivery.State;
import bellwether.domain.notice.Digest;
import bellwether.domain.vendor.Vendor;
import bellwether.domain.vendor.Watchlist;
import bellwether.domain.workspace.DigestSchedule;
import bellwether.domain.workspace.DigestSchedule.DigestPeriod;
import bellwether.domain.workspace.Settings;
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
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * Leaves each customer its digests: silence is then a sign of trouble, not of a quiet day. A
 * digest's id is its customer and its day or week, so a missed hour is made up for and a repeated
 * one ignored.
 */
public final class DigestWriter {
  /** A missed digest is made up for until its day ends, and for so long if the day was ending. */
  private static final Duration CATCH_UP_WINDOW = Duration.ofHours(12);

  private static final int MAX_COUNTED = 1_000;
  private static final String NOTHING_TO_REPORT = "nothing to tell";

  private final PolledFeeds polledFeeds;
  private final FeedStateStore feedStates;
  private final CustomerStore customers;
  private final DeliveryStore deliveries;
  private final TopAlerts topAlerts;
  private final MentionCounts mentionCounts;
  private final InstantSource clock;

  /**
   * @param polled the feeds whose health is reported, to each customer the common ones and its own
   */
  public DigestWriter(PolledFeeds polled, Stores stores, InstantSource clock) {
    this.polledFeeds = polled;
    this.feedStates = stores.feedStates();
    this.customers = stores.customers();
    this.deliveries = stores.deliveries();
    this.topAlerts = new TopAlerts(stores.cases());
    this.mentionCounts = new MentionCounts(stores.mentions());
    this.clock = clock;
  }

  /**
   * Leaves the digests whose time has come.
   *
   * @param hour of the day in UTC, 0 to 23, from which on a digest is written for customers who
   *     chose no schedule
   * @return the number of digests that were not there before
   */
  public int writeDue(int hour) {
    DigestSchedule usual = new DigestSchedule.Daily(LocalTime.of(hour, 0));
    Instant now = clock.instant();
    Map<Watchlist, DueDigest> due = new LinkedHashMap<>();
    for (Watchlist list : customers.watchlists()) {
      if (!list.vendors().isEmpty()) {
        findDue(list.customer(), usual, now).ifPresent(one -> due.put(list, one));
      }
    }
    if (due.isEmpty()) {
      return 0;
    }
    List<Feed> all = polledFeeds.all();
    Map<String, FeedState> states = statesByFeed(all);
    int written = 0;
    for (Map.Entry<Watchlist, DueDigest> one : due.entrySet()) {
      String customer = one.getKey().customer();
      List<Feed> theirs = all.stream().filter(feed -> feed.isVisibleTo(customer)).toList();
      DigestPeriod occasion = one.getValue().occasion();
      List<Vendor> vendors = one.getKey().vendors();
      Digest digest = buildDigest(customer, occasion, vendors, theirs, states, now);
      boolean told = one.getValue().heartbeat() || !digest.isHeartbeat();
      written += queue(one.getValue().id(), digest, told, now) ? 1 : 0;
    }
    return written;
  }

  /**
   * Leaves a digest of the customer's last 24 hours, as an answer to somebody who asks for it.
   *
   * @return false if one was left within this minute
   */
  public boolean writeNow(String customer) {
    Instant now = clock.instant();
    ZonedDateTime there = now.atZone(customers.settings(customer).zone());
    DigestPeriod occasion = new DigestPeriod("now", there.toLocalDate(), 1, there);
    List<Feed> theirs = polledFeeds.forCustomer(customer);
    List<Vendor> vendors = customers.vendors(customer);
    Digest digest = buildDigest(customer, occasion, vendors, theirs, statesByFeed(theirs), now);
    String minute = now.truncatedTo(ChronoUnit.MINUTES).toString();
    return queue(StableId.of(customer, "digest", "now", minute), digest, true, now);
  }

  /** A digest that is to be written, and whether also if there is nothing to tell. */
  private record DueDigest(String id, DigestPeriod occasion, boolean heartbeat) {}

  private Optional<DueDigest> findDue(String customer, DigestSchedule usual, Instant now) {
    Settings settings = customers.settings(customer);
    DigestSchedule own = settings.digestSchedule();
    ZonedDateTime there = now.atZone(own == null ? ZoneOffset.UTC : settings.zone());
    return (own == null ? usual : own)
        .latestDue(there)
        .filter(occasion ->
            occasion.day().equals(there.toLocalDate())
                || occasion.dueAt().plus(CATCH_UP_WINDOW).isAfter(there))
        .map(occasion ->
            new DueDigest(
                StableId.of(customer, "digest", occasion.name()), occasion, settings.heartbeat()))
        .filter(due -> deliveries.find(due.id()).isEmpty());
  }

  private Map<String, FeedState> statesByFeed(List<Feed> read) {
    return feedStates.get(read.stream().map(Feed::name).toList()).stream()
        .collect(Collectors.toMap(FeedState::feed, Function.identity()));
  }

  private Digest buildDigest(
      String customer,
      DigestPeriod occasion,
      List<Vendor> vendors,
      List<Feed> theirs,
      Map<String, FeedState> all,
      Instant now) {
    List<FeedState> states =
        theirs.stream()
            .filter(feed -> all.containsKey(feed.name()))
            .map(feed -> all.get(feed.name()))
            .toList();
    Instant since = occasion.start().toInstant();
    Instant until = occasion.dueAt().toInstant();
    List<Delivery> recent = deliveries.findRecent(customer, MAX_COUNTED);
    List<Delivery> alerts = DigestCounts.alertsBetween(recent, since, until);
    return new Digest(
        customer,
        occasion.day(),
        occasion.dayCount(),
        vendors.size(),
        DigestCounts.coverage(theirs.size(), states, occasion.dayCount(), now),
        DigestCounts.tally(alerts),
        DigestCounts.failingFeeds(states),
        topAlerts.select(alerts),
        mentionCounts.count(customer, vendors, recent, since, until));
  }

  /** One that is not told is left all the same, so that nobody asks for it again. */
  private boolean queue(String id, Digest digest, boolean told, Instant now) {
    State state = told ? State.PENDING : State.SUMMARIZED;
    Instant dueAt = told ? now : null;
    String reason = told ? null : NOTHING_TO_REPORT;
    return deliveries.add(
            new Delivery(id, null, digest, state, null, 0, null, dueAt, null, null, reason, now, 0))
        && told;
  }
}
