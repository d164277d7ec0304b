package bellwether.app.deliver;

import static bellwether.app.Fixtures.pendingFor;
import static org.assertj.core.api.Assertions.assertThat;

import bellwether.domain.notice.Delivery;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

final class FairQueueTest {
  private static final Instant NOW = Instant.parse("2026-03-02T09:00:00Z");
  private static final Delivery A1 = pendingFor("TA", "a1", NOW);
  private static final Delivery A2 = pendingFor("TA", "a2", NOW);
  private static final Delivery A3 = pendingFor("TA", "a3", NOW);
  private static final Delivery B1 = pendingFor("TB", "b1", NOW);

  private final FairQueue queue = new FairQueue(List.of(A1, A2, A3, B1));

  @Test
  void customers_takeTurns() {
    assertThat(queue.next(NOW)).contains(A1);
    assertThat(queue.next(NOW)).contains(B1);
    assertThat(queue.next(NOW)).contains(A2);
    assertThat(queue.next(NOW)).contains(A3);
    assertThat(queue.next(NOW)).isEmpty();
    assertThat(queue.nextReadyAt()).isEmpty();
  }

  @Test
  void rateLimitedCustomer_keepsItsPlaceAndDelaysNobody() {
    queue.next(NOW);
    queue.defer(A1, NOW.plusSeconds(1), NOW);
    assertThat(queue.next(NOW)).contains(B1);
    assertThat(queue.next(NOW)).isEmpty();
    assertThat(queue.nextReadyAt()).contains(NOW.plusSeconds(1));
    assertThat(queue.next(NOW.plusSeconds(1))).contains(A1);
    assertThat(queue.next(NOW.plusSeconds(1))).contains(A2);
  }

  @Test
  void closedChannel_leavesItsCustomersOtherChannelsOpen() {
    queue.next(NOW);
    queue.defer(A1, NOW.plusSeconds(30), NOW);
    assertThat(queue.next(NOW)).contains(B1);
    assertThat(queue.next(NOW)).contains(A2);
    assertThat(queue.nextReadyAt()).contains(NOW.plusSeconds(30));
  }

  @Test
  void reopenedChannel_keepsTheOrderOfDeferredDeliveries() {
    queue.next(NOW);
    queue.defer(A1, NOW.plusSeconds(30), NOW);
    queue.next(NOW);
    queue.next(NOW);
    queue.defer(A2, NOW.plusSeconds(1), NOW);
    assertThat(queue.hasReopened()).isFalse();
    assertThat(queue.next(NOW.plusSeconds(30))).isEmpty();
    assertThat(queue.nextReadyAt()).isEmpty();
    assertThat(queue.hasReopened()).isTrue();
  }

  @Test
  void severalClosedChannels_areAwaitedUntilTheFirstReopens() {
    queue.next(NOW);
    queue.defer(A1, NOW.plusSeconds(30), NOW);
    queue.next(NOW);
    queue.next(NOW);
    queue.defer(A2, NOW.plusSeconds(20), NOW);
    assertThat(queue.nextReadyAt()).contains(NOW.plusSeconds(20));
    queue.next(NOW);
    queue.defer(A3, NOW.plusSeconds(40), NOW);
    assertThat(queue.nextReadyAt()).contains(NOW.plusSeconds(20));
  }
}
