package bellwether.store;

import static bellwether.store.StoreSamples.NOON;
import static bellwether.store.StoreSamples.added;
import static bellwether.store.StoreSamples.claimed;
import static bellwether.store.StoreSamples.digest;
import static bellwether.store.StoreSamples.pending;
import static bellwether.store.StoreSamples.sent;
import static org.assertj.core.api.Assertions.assertThat;

import bellwether.domain.notice.Delivery;
import bellwether.domain.notice.DeliveryBuilder;
import bellwether.domain.notice.MessageUpdate;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.MethodSource;

@ParameterizedClass
@MethodSource("bellwether.store.StoreBackend#available")
final class DeliveryStoreTest {
  private static final Instant LATER = NOON.plus(Duration.ofHours(1));

  private final DeliveryStore deliveries;

  DeliveryStoreTest(StoreBackend backend) {
    deliveries = backend.createStores().deliveries();
  }

  @Test
  void find_isEmptyForAnUnknownId() {
    assertThat(deliveries.find("nobody")).isEmpty();
  }

  @Test
  void find_returnsWhatWasAdded() {
    Delivery alert = added(deliveries, "a", NOON);
    Delivery digest = digest("d", "T2", NOON);
    deliveries.add(digest);
    assertThat(deliveries.find("a")).contains(alert);
    assertThat(deliveries.find("d")).contains(digest);
  }

  @Test
  void add_rejectsAKnownIdAndKeepsTheFirst() {
    Delivery first = added(deliveries, "a", NOON);
    assertThat(deliveries.add(first)).isFalse();
    assertThat(deliveries.add(pending("a", LATER))).isFalse();
    assertThat(deliveries.find("a")).contains(first);
  }

  @Test
  void add_doesNotReplaceASentDelivery() {
    Delivery delivery = added(deliveries, "a", NOON);
    deliveries.save(sent(delivery, "1.1"));
    assertThat(deliveries.add(delivery)).isFalse();
    assertThat(deliveries.findDue(LATER, 10)).isEmpty();
  }

  @Test
  void add_hasOneWinnerAmongManyWriters() throws Exception {
    assertThat(ConcurrentWriters.countWinners(writer -> deliveries.add(pending("a", NOON))))
        .isEqualTo(1);
  }

  @Test
  void save_incrementsTheVersion() {
    Delivery claimed = claimed(added(deliveries, "a", NOON), "me");
    assertThat(deliveries.save(claimed)).contains(claimed.withVersion(1));
    assertThat(deliveries.find("a")).contains(claimed.withVersion(1));
  }

  @Test
  void save_rejectsAStaleVersionAndWritesNothing() {
    Delivery delivery = added(deliveries, "a", NOON);
    assertThat(deliveries.save(claimed(delivery, "me"))).isPresent();
    assertThat(deliveries.save(claimed(delivery, "you"))).isEmpty();
    assertThat(deliveries.save(claimed(delivery, "me"))).isEmpty();
    assertThat(deliveries.find("a").orElseThrow().claimOwner()).isEqualTo("me");
  }

  @Test
  void save_rejectsWhatWasNeverAdded() {
    assertThat(deliveries.save(pending("ghost", NOON))).isEmpty();
    assertThat(deliveries.find("ghost")).isEmpty();
  }

  @Test
  void save_hasOneWinnerAmongManyClaims() throws Exception {
    for (int round = 0; round < 20; round++) {
      Delivery delivery = added(deliveries, "a" + round, NOON);
      assertThat(
              ConcurrentWriters.countWinners(
                  writer -> deliveries.save(claimed(delivery, "w" + writer)).isPresent()))
          .isEqualTo(1);
    }
  }

  @Test
  void save_hasOneWinnerEvenIfAllWriteTheSame() throws Exception {
    Delivery delivery = added(deliveries, "a", NOON);
    assertThat(
            ConcurrentWriters.countWinners(
                writer -> deliveries.save(sent(delivery, "1.1")).isPresent()))
        .isEqualTo(1);
  }

  @Test
  void findRecent_isNewestFirstAndOfOneCustomer() {
    Delivery old = added(deliveries, "old", NOON);
    Delivery recent = added(deliveries, "recent", NOON.plusMillis(500));
    Delivery middle = added(deliveries, "middle", NOON.plusNanos(1));
    deliveries.add(digest("other", "T0002", LATER));
    assertThat(deliveries.findRecent("T0001", 10)).containsExactly(recent, middle, old);
    assertThat(deliveries.findRecent("T0001", 1)).containsExactly(recent);
    assertThat(deliveries.findRecent("T0001", 0)).isEmpty();
    assertThat(deliveries.findRecent("T000", 10)).isEmpty();
  }

  @Test
  void findCreatedBetween_includesTheStartAndExcludesTheEnd() {
    Delivery first = added(deliveries, "first", NOON);
    Delivery last = added(deliveries, "last", LATER.minusNanos(1));
    added(deliveries, "before", NOON.minusNanos(1));
    added(deliveries, "after", LATER);
    deliveries.add(digest("other", "T0002", NOON));
    assertThat(deliveries.findCreatedBetween("T0001", NOON, LATER, 10))
        .containsExactly(last, first);
    assertThat(deliveries.findCreatedBetween("T0001", NOON, LATER, 1)).containsExactly(last);
    assertThat(deliveries.findCreatedBetween("T0001", LATER, NOON, 10)).isEmpty();
  }

  @Test
  void messageUpdate_isDueButNotRecent() {
    Delivery plain = pending("r", NOON);
    Delivery update =
        DeliveryBuilder.builder()
            .id("r")
            .parentId("a")
            .notice(new MessageUpdate("T0001", "a"))
            .state(plain.state())
            .dueAt(NOON)
            .createdAt(NOON)
            .build();
    assertThat(deliveries.add(update)).isTrue();
    assertThat(deliveries.findDue(LATER, 10)).containsExactly(update);
    assertThat(deliveries.findRecent("T0001", 10)).isEmpty();
  }

  @Test
  void findRecent_returnsTheCurrentStateOfAFinalDelivery() {
    Delivery now = deliveries.save(sent(added(deliveries, "a", NOON), "1.1")).orElseThrow();
    assertThat(deliveries.findRecent("T0001", 10)).containsExactly(now);
  }
}
