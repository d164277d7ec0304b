package bellwether.app.digest;

import bellwether.app.Fixtures;
import bellwether.app.TestClock;
import bellwether.app.feeds.PolledFeeds;
import bellwether.domain.feed.Completeness;
import bellwether.domain.feed.Feed;
import bellwether.domain.feed.FeedState;
import bellwether.domain.feed.Format;
import bellwether.domain.feed.ReadGap;
import bellwether.domain.incident.ReportKind;
import bellwether.domain.notice.Alert;
import bellwether.domain.notice.Delivery;
import bellwether.domain.notice.DeliveryBuilder;
import bellwether.domain.notice.Digest;
import bellwether.domain.vendor.Mention;
import bellwether.domain.vendor.Vendor;
import bellwether.domain.workspace.Settings;
import bellwether.store.memory.InMemoryCustomerFeedStore;
import bellwether.store.memory.InMemoryCustomerStore;
import bellwether.store.memory.InMemoryDeliveryStore;
import bellwether.store.memory.InMemoryFeedStateStore;
import bellwether.store.memory.InMemoryStores;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Writes digests of stored alerts and mentions. */
final class DigestSweep {
  final TestClock clock = new TestClock(Instant.parse("2026-03-02T06:10:00Z"));
  final InMemoryStores stores = new InMemoryStores();
  private final InMemoryFeedStateStore feeds = stores.feedStates();
  final InMemoryCustomerStore customers = stores.customers();
  final InMemoryDeliveryStore deliveries = stores.deliveries();
  private final InMemoryCustomerFeedStore customerFeeds = stores.customerFeeds();

  private final PolledFeeds polled =
      new PolledFeeds(
          Stream.of("fresh", "hiccup", "dead").map(DigestSweep::feed).toList(), customerFeeds);

  final DigestWriter digests = new DigestWriter(polled, stores, clock);

  /** All feeds are known since the epoch, and were just read. */
  DigestSweep() {
    readFeeds();
  }

  private void readFeeds() {
    Stream.of("fresh", "hiccup", "dead").forEach(name -> feed(name, 0, clock.instant()));
  }

  static Feed feed(String name) {
    return Feed.of(name, URI.create("https://" + name + ".example/"), Format.SYNDICATION);
  }

  void feed(String name, int failures, @Nullable Instant success) {
    String error = failures > 0 ? "the server answered 403" : null;
    save(feeds.get(name).withHealth(FeedState.Health.of(failures, success, error)));
  }

  void save(FeedState state) {
    Instant success = state.health().lastSuccessAt();
    feeds.save(success == null ? state : state.withNextPollAt(success.plus(Feed.DEFAULT_INTERVAL)));
  }

  void gaps(String name, List<ReadGap> gaps) {
    Instant now = clock.instant();
    save(
        feeds
            .get(name)
            .withHealth(
                new FeedState.Health(0, now, null, null, null, null, Completeness.COMPLETE, gaps)));
  }

  void firstRead(Instant at) {
    for (String name : List.of("fresh", "hiccup", "dead")) {
      save(
          feeds
              .get(name)
              .withActivity(new FeedState.Activity(at, 10, at, 0, Duration.ZERO, Map.of())));
    }
  }

  void possiblyConcerned(String team, String vendor, Instant at) {
    stores
        .mentions()
        .add(new Mention(team, vendor, "a1", "title", "https://news.example/a1", "wire", true, at));
  }

  List<Digest> digests(String team) {
    return deliveries.findRecent(team, 99).stream()
        .filter(delivery -> delivery.state() == Delivery.State.PENDING)
        .map(Delivery::notice)
        .filter(Digest.class::isInstance)
        .map(Digest.class::cast)
        .toList();
  }

  static Delivery sent(String id, ReportKind kind, Instant at) {
    Delivery pending = Fixtures.pending(id, null, at);
    Alert alert = (Alert) pending.notice();
    Alert ofKind = alert.with(copy -> copy.kind(kind).seenAt(at));
    return DeliveryBuilder.builder()
        .id(id)
        .notice(ofKind)
        .state(Delivery.State.SENT)
        .claimOwner("me")
        .attemptCount(1)
        .triedAt(at)
        .channel("C0")
        .ts("1.2")
        .createdAt(at)
        .version(1)
        .build();
  }

  void settings(String team, UnaryOperator<Settings> change) {
    customers.addVendor(team, Vendor.ofName("Inkwell"));
    customers.saveSettings(team, change.apply(customers.settings(team)));
  }

  int sweepUntil(Instant end) {
    int written = 0;
    for (; clock.instant().isBefore(end); clock.advance(Duration.ofMinutes(15))) {
      readFeeds();
      written += digests.writeDue(7);
    }
    return written;
  }
}
