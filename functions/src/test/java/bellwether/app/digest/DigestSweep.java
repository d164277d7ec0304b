package bellwether.app.digest;

import bellwether.app.Fixtures;
import bellwether.app.TestClock;
import bellwether.app.feeds.PolledFeeds;
import bellwether.domain.feed.Feed;
import bellwether.domain.feed.FeedState;
import bellwether.domain.feed.Format;
import bellwether.domain.incident.ReportKind;
import bellwether.domain.notice.Alert;
import bellwether.domain.notice.Delivery;
import bellwether.domain.notice.DeliveryBuilder;
import bellwether.domain.notice.Digest;
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

  static Feed feed(String name) {
    return Feed.of(name, URI.create("https://" + name + ".example/"), Format.SYNDICATION);
  }

  void feed(String name, int failures, @Nullable Instant success) {
    String error = failures > 0 ? "the server answered 403" : null;
    feeds.save(
        FeedState.neverPolled(name).withHealth(FeedState.Health.of(failures, success, error)));
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
        .firstTriedAt(at)
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
      written += digests.writeDue(7);
    }
    return written;
  }
}
