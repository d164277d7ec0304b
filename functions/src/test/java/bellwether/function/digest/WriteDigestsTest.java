package bellwether.function.digest;

import static org.assertj.core.api.Assertions.assertThat;

import bellwether.domain.Alert;
import bellwether.domain.Delivery;
import bellwether.domain.Digest;
import bellwether.domain.Feed;
import bellwether.domain.FeedState;
import bellwether.domain.Format;
import bellwether.domain.Kind;
import bellwether.domain.Vendor;
import bellwether.function.Fixtures;
import bellwether.function.PolledFeeds;
import bellwether.function.TestClock;
import bellwether.store.InMemoryCustomers;
import bellwether.store.InMemoryDeliveries;
import bellwether.store.InMemoryFeeds;
import bellwether.store.InMemorySubscriptions;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

final class WriteDigestsTest {
  private final TestClock clock = new TestClock(Instant.parse("2026-03-02T06:10:00Z"));
  private final InMemoryFeeds feeds = new InMemoryFeeds();
  private final InMemoryCustomers customers = new InMemoryCustomers();
  private final InMemoryDeliveries deliveries = new InMemoryDeliveries();
  private final InMemorySubscriptions subscriptions = new InMemorySubscriptions();
  private final PolledFeeds polled =
      new PolledFeeds(
          Stream.of("fresh", "hiccup", "dead").map(WriteDigestsTest::feed).toList(), subscriptions);
  private final WriteDigests digests =
      new WriteDigests(polled, feeds, customers, deliveries, 7, clock);

  private static Feed feed(String name) {
    return Feed.of(name, URI.create("https://" + name + ".example/"), Format.SYNDICATION);
  }

  private void feed(String name, int failures, @Nullable Instant success) {
    String error = failures > 0 ? "the server answered 403" : null;
    feeds.save(FeedState.never(name).withHealth(FeedState.Health.of(failures, success, error)));
  }

  @Test
  void digest_isWrittenOnceADayFromItsHourOn() {
    customers.watch("T1", Vendor.named("Inkwell"));

    assertThat(digests.write()).as("before the hour").isZero();
    clock.advance(Duration.ofHours(1));
    assertThat(digests.write()).isEqualTo(1);
    assertThat(digests.write()).as("again").isZero();
    clock.advance(Duration.ofHours(1));
    assertThat(digests.write()).as("later that day").isZero();
    clock.advance(Duration.ofHours(24));
    assertThat(digests.write()).as("the next day").isEqualTo(1);
  }

  @Test
  void digest_tellsWhatWasReadAndWhatFails() {
    customers.watch("T1", Vendor.named("Inkwell"));
    clock.advance(Duration.ofHours(1));
    feed("fresh", 0, clock.instant().minus(Duration.ofHours(2)));
    feed("hiccup", 2, clock.instant().minus(Duration.ofHours(2)));
    feed("dead", 3, clock.instant().minus(Duration.ofDays(3)));

    digests.write();

    Digest digest = (Digest) deliveries.recent("T1", 1).getFirst().notice();
    assertThat(digest.vendors()).isEqualTo(1);
    assertThat(digest.feeds()).isEqualTo(2);
    assertThat(digest.failing()).containsExactly("dead: the server answered 403");
  }

  @Test
  void digest_countsPostedAlertsAndNotTheirReplies() {
    String team = Fixtures.CUSTOMER;
    customers.watch(team, Vendor.named("Inkwell"));
    clock.advance(Duration.ofHours(1));
    deliveries.add(sent("posted", Kind.NEW, clock.instant()));
    deliveries.add(sent("reply", Kind.UPDATE, clock.instant()));
    deliveries.add(sent("of last week", Kind.NEW, clock.instant().minus(Duration.ofDays(7))));
    deliveries.add(Fixtures.pending("waiting", null, clock.instant()));

    digests.write();

    Digest digest =
        deliveries.recent(team, 9).stream()
            .map(Delivery::notice)
            .filter(Digest.class::isInstance)
            .map(Digest.class::cast)
            .findFirst()
            .orElseThrow();
    assertThat(digest.alerts()).isEqualTo(1);
  }

  private static Delivery sent(String id, Kind kind, Instant at) {
    Delivery pending = Fixtures.pending(id, null, at);
    Alert alert = (Alert) pending.notice();
    Alert ofKind =
        new Alert(
            alert.customer(),
            alert.vendor(),
            alert.incident(),
            kind,
            alert.role(),
            alert.confidence(),
            alert.severity(),
            null,
            null,
            alert.taken(),
            alert.matched(),
            alert.sentence(),
            alert.rules(),
            alert.advisory(),
            alert.title(),
            alert.url(),
            alert.feed(),
            null,
            at,
            List.of(),
            List.of());
    return new Delivery(
        id, null, ofKind, Delivery.State.SENT, "me", 1, at, null, "C0", "1.2", null, at, 1);
  }

  @Test
  void customerWithoutVendors_getsNone() {
    customers.watch("T1", Vendor.named("Inkwell"));
    customers.unwatch("T1", "inkwell");
    clock.advance(Duration.ofHours(1));

    assertThat(digests.write()).isZero();
  }
}
