package bellwether.store;

import static bellwether.store.StoreSamples.NOON;
import static bellwether.store.StoreSamples.added;
import static bellwether.store.StoreSamples.claimed;
import static bellwether.store.StoreSamples.pending;
import static bellwether.store.StoreSamples.sent;
import static org.assertj.core.api.Assertions.assertThat;

import bellwether.domain.notice.Delivery;
import bellwether.domain.notice.DeliveryBuilder;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.MethodSource;

@ParameterizedClass
@MethodSource("bellwether.store.StoreBackend#available")
final class DueDeliveriesTest {
  private static final Instant LATER = NOON.plus(Duration.ofHours(1));

  private final DeliveryStore deliveries;

  DueDeliveriesTest(StoreBackend backend) {
    deliveries = backend.createStores().deliveries();
  }

  @Test
  void findDue_isLongestDueFirstAndLimited() {
    Delivery second = added(deliveries, "second", NOON.plusNanos(1));
    Delivery first = added(deliveries, "first", NOON);
    Delivery third = added(deliveries, "third", NOON.plusMillis(500));
    assertThat(deliveries.findDue(LATER, 10)).containsExactly(first, second, third);
    assertThat(deliveries.findDue(LATER, 2)).containsExactly(first, second);
    assertThat(deliveries.findDue(LATER, 0)).isEmpty();
  }

  @Test
  void findDue_excludesWhatIsNotYetDue() {
    Delivery now = added(deliveries, "now", NOON);
    added(deliveries, "later", NOON.plusNanos(1));
    assertThat(deliveries.findDue(NOON, 10)).containsExactly(now);
  }

  @Test
  void findDue_followsTheDeliveryToItsNextTime() {
    Delivery claimed = claimed(added(deliveries, "a", NOON), "me");
    Instant leaseEnd = NOON.plus(Duration.ofMinutes(5));
    assertThat(claimed.dueAt()).isEqualTo(leaseEnd);
    Delivery held = deliveries.save(claimed).orElseThrow();
    assertThat(deliveries.findDue(leaseEnd.minusNanos(1), 10)).isEmpty();
    assertThat(deliveries.findDue(leaseEnd, 10)).containsExactly(held);
  }

  @Test
  void findDue_excludesWhatIsFinal() {
    deliveries.save(sent(added(deliveries, "a", NOON), "1.1"));
    assertThat(deliveries.findDue(LATER, 10)).isEmpty();
  }

  @Test
  void findDue_readsMoreThanOnePage() {
    for (int i = 0; i < 130; i++) {
      added(deliveries, "id-" + i, NOON.plusSeconds(i));
    }
    assertThat(deliveries.findDue(LATER, 1000))
        .hasSize(130)
        .extracting(Delivery::id)
        .startsWith("id-0", "id-1", "id-2")
        .endsWith("id-129");
  }

  private Delivery of(String customer, String id, Instant createdAt) {
    Delivery plain = pending(id, createdAt);
    Delivery delivery =
        DeliveryBuilder.builder()
            .id(id)
            .notice(StoreSamples.alert(customer, "Harbour Mail"))
            .state(plain.state())
            .dueAt(createdAt)
            .createdAt(createdAt)
            .build();
    assertThat(deliveries.add(delivery)).isTrue();
    return delivery;
  }

  @Test
  void findDueRoundRobin_servesEachCustomerLongestDueFirstAndFewestWaitingBeforeOthers() {
    Delivery a3 = of("TA", "a3", NOON.plusSeconds(3));
    Delivery a1 = of("TA", "a1", NOON.plusSeconds(1));
    Delivery a2 = of("TA", "a2", NOON.plusSeconds(2));
    Delivery b1 = of("TB", "b1", NOON.plusSeconds(8));
    Delivery b2 = of("TB", "b2", NOON.plusSeconds(9));
    Delivery c1 = of("TC", "c1", NOON.plusSeconds(10));
    of("TC", "later", LATER.plusNanos(1));
    assertThat(deliveries.findDueRoundRobin(LATER, 10)).containsExactly(c1, b1, a1, b2, a2, a3);
    assertThat(deliveries.findDueRoundRobin(LATER, 4)).containsExactly(c1, b1, a1, b2);
    assertThat(deliveries.findDueRoundRobin(LATER, 0)).isEmpty();
  }

  @Test
  void findDueRoundRobin_takesEveryFourthFromTheLatestDue() {
    List<Delivery> due = new ArrayList<>();
    for (int i = 0; i < 8; i++) {
      due.add(of("TA", "a" + i, NOON.plusSeconds(i)));
    }
    assertThat(deliveries.findDueRoundRobin(LATER, 4))
        .containsExactly(due.get(0), due.get(1), due.get(2), due.get(7));
  }

  @Test
  void findDueRoundRobin_excludesWhatIsFinalOrNotYetDue() {
    Delivery now = of("TA", "now", NOON);
    of("TA", "later", NOON.plusNanos(1));
    deliveries.save(sent(of("TB", "done", NOON.minusSeconds(1)), "1.1"));
    assertThat(deliveries.findDueRoundRobin(NOON, 10)).containsExactly(now);
  }

  /** The deliveries of the other customer are due earlier and fill several pages of the index. */
  @Test
  @Tag("case-66")
  void findDueRoundRobin_returnsAQuietCustomerBehindTenThousandOfANoisyOne() throws Exception {
    try (ExecutorService writers = Executors.newFixedThreadPool(4)) {
      List<Callable<Boolean>> writes = new ArrayList<>();
      for (int i = 0; i < 10_000; i++) {
        String id = "noisy-" + i;
        Delivery plain = pending(id, NOON.plusMillis(i));
        writes.add(() -> deliveries.add(plain));
      }
      for (Future<Boolean> write : writers.invokeAll(writes)) {
        assertThat(write.get()).isTrue();
      }
    }
    Delivery quiet = of("T0QUIET", "quiet", LATER);
    assertThat(deliveries.findDueRoundRobin(LATER, 100))
        .hasSize(100)
        .startsWith(quiet)
        .element(1)
        .extracting(Delivery::id)
        .isEqualTo("noisy-0");
    assertThat(deliveries.findDue(LATER, 100)).doesNotContain(quiet);
  }
}
