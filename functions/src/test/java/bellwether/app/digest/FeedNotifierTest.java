package bellwether.app.digest;

import static org.assertj.core.api.Assertions.assertThat;

import bellwether.app.TestClock;
import bellwether.app.feeds.PolledFeeds;
import bellwether.domain.feed.Completeness;
import bellwether.domain.feed.Feed;
import bellwether.domain.feed.FeedProblem;
import bellwether.domain.feed.FeedState;
import bellwether.domain.feed.FeedState.Health;
import bellwether.domain.feed.Format;
import bellwether.domain.notice.Delivery;
import bellwether.domain.notice.Delivery.State;
import bellwether.domain.notice.FeedHealth;
import bellwether.domain.notice.Notice;
import bellwether.store.memory.InMemoryCustomerFeedStore;
import bellwether.store.memory.InMemoryDeliveryStore;
import bellwether.store.memory.InMemoryFeedStateStore;
import bellwether.store.memory.InMemoryStores;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

final class FeedNotifierTest {
  private static final List<String> NAMES =
      IntStream.range(0, 10).mapToObj(i -> "feed" + i).toList();

  private final TestClock clock = TestClock.start();
  private final InMemoryStores stores = new InMemoryStores();
  private final InMemoryFeedStateStore feeds = stores.feedStates();
  private final InMemoryDeliveryStore deliveries = stores.deliveries();
  private final InMemoryCustomerFeedStore customerFeeds = stores.customerFeeds();
  private final PolledFeeds polled =
      new PolledFeeds(NAMES.stream().map(FeedNotifierTest::feed).toList(), customerFeeds);
  private final FeedNotifier notifier = new FeedNotifier(polled, stores, clock);

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
                Completeness.COMPLETE,
                List.of())));
  }

  private FeedProblem problem(FeedProblem.Kind kind, Duration age) {
    return new FeedProblem(kind, clock.instant().minus(age), "the feed has trouble (503)");
  }

  private List<Notice> notices() {
    return deliveries.findRecent(FeedHealth.OPERATORS, 100).stream()
        .filter(delivery -> delivery.state() == State.PENDING)
        .map(Delivery::notice)
        .toList();
  }

  @Test
  void failure_isReportedOnceAfterDebounceAndItsEndOnce() {
    FeedProblem failing = problem(FeedProblem.Kind.FAILING, Duration.ofMinutes(20));
    health("feed0", 2, failing, null);
    assertThat(notifier.queueNotices()).as("two failures may be a temporary failure").isZero();
    health("feed0", 4, failing, null);
    assertThat(notifier.queueNotices()).as("twenty minutes may be a temporary failure").isZero();
    clock.advance(Duration.ofMinutes(15));
    assertThat(notifier.queueNotices()).isEqualTo(1);
    assertThat(notifier.queueNotices()).isZero();

    health("feed0", 0, null, failing);
    assertThat(notifier.queueNotices()).isEqualTo(1);
    assertThat(notifier.queueNotices()).isZero();
    assertThat(notices()).hasSize(2);
  }

  @Test
  void unreportedProblem_endsUnreported() {
    health("feed0", 0, null, problem(FeedProblem.Kind.FAILING, Duration.ofMinutes(10)));

    assertThat(notifier.queueNotices()).isZero();
  }

  @Test
  void problemOfACustomersFeed_isReportedToThatCustomerOnly() {
    customerFeeds.add("T1", URI.create("https://ledger.example/rss"), 5);
    customerFeeds.add("T2", URI.create("https://ledger.example/rss"), 5);
    health("ledger.example/rss", 0, problem(FeedProblem.Kind.GONE, Duration.ZERO), null);

    assertThat(notifier.queueNotices()).isEqualTo(2);
    assertThat(notifier.queueNotices()).isZero();
    assertThat(notices()).isEmpty();
    assertThat(deliveries.findRecent("T1", 9)).hasSize(1);
    assertThat(deliveries.findRecent("T2", 9)).hasSize(1);
    assertThat(deliveries.findRecent("T3", 9)).isEmpty();
  }

  @Test
  void silenceChurnAndGone_areReportedAtOnce() {
    health("feed0", 0, problem(FeedProblem.Kind.SILENT, Duration.ZERO), null);
    health("feed1", 0, problem(FeedProblem.Kind.CHURN, Duration.ZERO), null);
    health("feed2", 1, problem(FeedProblem.Kind.GONE, Duration.ZERO), null);

    assertThat(notifier.queueNotices()).isEqualTo(3);
  }

  @Test
  void manyFeedsAtOnce_areOneNotice_andTheirRecoveryToo() {
    FeedProblem failing = problem(FeedProblem.Kind.FAILING, Duration.ofHours(1));
    NAMES.forEach(feed -> health(feed, 5, failing, null));

    assertThat(notifier.queueNotices()).isEqualTo(1);
    assertThat(notifier.queueNotices()).isZero();
    assertThat(notices())
        .singleElement()
        .isInstanceOfSatisfying(FeedHealth.class, notice -> assertThat(notice.feeds()).hasSize(10));

    NAMES.forEach(feed -> health(feed, 0, null, failing));
    assertThat(notifier.queueNotices()).isEqualTo(1);
    assertThat(notices()).hasSize(2);
  }
}
