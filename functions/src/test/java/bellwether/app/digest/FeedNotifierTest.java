package bellwether.app.digest;

import bellwether.store.memory.InMemoryStores;
import static bellwether.app.Fixtures.CUSTOMER;
import static bellwether.app.Fixtures.alert;
import static org.assertj.core.api.Assertions.assertThat;

import bellwether.domain.feed.Completeness;
import bellwether.domain.notice.Delivery;
import bellwether.domain.notice.Delivery.State;
import bellwether.domain.feed.Feed;
import bellwether.domain.notice.FeedHealth;
import bellwether.domain.feed.FeedState;
import bellwether.domain.feed.FeedState.Activity;
import bellwether.domain.feed.FeedState.Health;
import bellwether.domain.feed.Format;
import bellwether.domain.notice.Notice;
import bellwether.domain.notice.AlertSummary;
import bellwether.domain.feed.FeedProblem;
import bellwether.domain.vendor.Vendor;
import bellwether.app.feeds.PolledFeeds;
import bellwether.app.TestClock;
import bellwether.store.memory.InMemoryCustomerStore;
import bellwether.store.memory.InMemoryDeliveryStore;
import bellwether.store.memory.InMemoryFeedStateStore;
import bellwether.store.memory.InMemoryCustomerFeedStore;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

final class FeedNotifierTest {
  private static final List<String> NAMES =
      IntStream.range(0, 10).mapToObj(i -> "feed" + i).toList();

  private final TestClock clock = TestClock.start();
  private final InMemoryStores stores = new InMemoryStores();
  private final InMemoryFeedStateStore feeds = stores.feedStates();
  private final InMemoryCustomerStore customers = stores.customers();
  private final InMemoryDeliveryStore deliveries = stores.deliveries();
  private final InMemoryCustomerFeedStore subscriptions = stores.customerFeeds();
  private final PolledFeeds polled =
      new PolledFeeds(NAMES.stream().map(FeedNotifierTest::feed).toList(), subscriptions);
  private final FeedNotifier telling =
      new FeedNotifier(polled, stores, true, clock);

  private static Feed feed(String name) {
    return Feed.of(name, URI.create("https://" + name + ".example/"), Format.SYNDICATION);
  }

  private void health(
      String feed, int failures, @Nullable FeedProblem trouble, @Nullable FeedProblem past) {
    FeedState state = feeds.get(feed);
    feeds.save(
        state.withHealth(
            new Health(
                failures,
                null,
                null,
                trouble,
                past,
                past == null ? null : clock.instant(),
                Completeness.WHOLE)));
  }

  private FeedProblem trouble(FeedProblem.Kind kind, Duration age) {
    return new FeedProblem(kind, clock.instant().minus(age), "the feed has trouble (503)");
  }

  private List<Notice> notices() {
    return deliveries.findRecent(FeedHealth.OPERATORS, 100).stream()
        .filter(delivery -> delivery.state() == State.PENDING)
        .map(Delivery::notice)
        .toList();
  }

  @Test
  void failure_isToldOnceAfterADebounce_andItsEndOnce() {
    FeedProblem failing = trouble(FeedProblem.Kind.FAILING, Duration.ofMinutes(20));
    health("feed0", 2, failing, null);
    assertThat(telling.tell()).as("two failures may be a hiccup").isZero();
    health("feed0", 4, failing, null);
    assertThat(telling.tell()).as("twenty minutes may be a hiccup").isZero();
    clock.advance(Duration.ofMinutes(15));
    assertThat(telling.tell()).isEqualTo(1);
    assertThat(telling.tell()).isZero();

    health("feed0", 0, null, failing);
    assertThat(telling.tell()).isEqualTo(1);
    assertThat(telling.tell()).isZero();
    assertThat(notices()).hasSize(2);
  }

  @Test
  void troubleThatWasNeverTold_endsUntold() {
    health("feed0", 0, null, trouble(FeedProblem.Kind.FAILING, Duration.ofMinutes(10)));

    assertThat(telling.tell()).isZero();
  }

  @Test
  void troubleOfACustomersOwnFeed_isToldToTheCustomerAlone() {
    subscriptions.add("T1", URI.create("https://ledger.example/rss"), 5);
    subscriptions.add("T2", URI.create("https://ledger.example/rss"), 5);
    health("ledger.example/rss", 0, trouble(FeedProblem.Kind.GONE, Duration.ZERO), null);

    assertThat(telling.tell()).isEqualTo(2);
    assertThat(telling.tell()).isZero();
    assertThat(notices()).isEmpty();
    assertThat(deliveries.findRecent("T1", 9)).hasSize(1);
    assertThat(deliveries.findRecent("T2", 9)).hasSize(1);
    assertThat(deliveries.findRecent("T3", 9)).isEmpty();
  }

  @Test
  void silenceAndChurnAndGone_areToldAtOnce() {
    health("feed0", 0, trouble(FeedProblem.Kind.SILENT, Duration.ZERO), null);
    health("feed1", 0, trouble(FeedProblem.Kind.CHURN, Duration.ZERO), null);
    health("feed2", 1, trouble(FeedProblem.Kind.GONE, Duration.ZERO), null);

    assertThat(telling.tell()).isEqualTo(3);
  }

  @Test
  void manyFeedsAtOnce_areOneNotice_andTheirRecoveryToo() {
    FeedProblem failing = trouble(FeedProblem.Kind.FAILING, Duration.ofHours(1));
    NAMES.forEach(feed -> health(feed, 5, failing, null));

    assertThat(telling.tell()).isEqualTo(1);
    assertThat(telling.tell()).isZero();
    assertThat(notices())
        .singleElement()
        .isInstanceOfSatisfying(
            FeedHealth.class, notice -> assertThat(notice.reports()).hasSize(10));

    NAMES.forEach(feed -> health(feed, 0, null, failing));
    assertThat(telling.tell()).isEqualTo(1);
    assertThat(notices()).hasSize(2);
  }

  private void firstRead(String feed, Instant at, int items) {
    feeds.save(
        feeds.get(feed).withActivity(new Activity(at, items, at, 0, Duration.ZERO, Map.of())));
  }

  @Test
  void firstReads_areOneMessageForEachCustomer_whenAllIsMatched() {
    customers.addVendor(CUSTOMER, Vendor.named("Inkwell"));
    Instant at = clock.instant();
    firstRead("feed0", at, 100);
    firstRead("feed1", at, 23);
    deliveries.add(
        new Delivery(
            "silent",
            null,
            alert("Inkwell", at),
            State.SUMMARIZED,
            null,
            0,
            null,
            null,
            null,
            null,
            null,
            at,
            0));

    assertThat(telling.tell()).as("what was read is still being matched").isZero();
    clock.advance(Duration.ofMinutes(25));
    assertThat(telling.tell()).isEqualTo(1);
    assertThat(telling.tell()).isZero();

    Notice notice =
        deliveries.findRecent(CUSTOMER, 10).stream()
            .map(Delivery::notice)
            .filter(AlertSummary.class::isInstance)
            .findFirst()
            .orElseThrow();
    AlertSummary summary = (AlertSummary) notice;
    assertThat(summary.occasion())
        .startsWith("2 feeds were read for the first time, with 123 items, 1 of them");
    assertThat(summary.alerts()).extracting(AlertSummary.Line::vendor).containsExactly("Inkwell");
  }

  @Test
  void firstReads_thatAlert_areNotToldAgain() {
    customers.addVendor(CUSTOMER, Vendor.named("Inkwell"));
    firstRead("feed0", clock.instant(), 100);
    clock.advance(Duration.ofMinutes(25));

    assertThat(new FeedNotifier(polled, stores, false, clock).tellAtOnce())
        .isZero();
    assertThat(telling.tellAtOnce()).isEqualTo(1);
  }
}
