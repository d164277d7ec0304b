package bellwether.app.deliver;

import static bellwether.app.Fixtures.CUSTOMER;
import static bellwether.app.Fixtures.pending;
import static org.assertj.core.api.Assertions.assertThat;

import bellwether.domain.notice.Delivery.State;
import bellwether.domain.workspace.Installation;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

/** Tests what a record of the stream delivers, and what it leaves to the sweep. */
final class StreamDeliveryTest {
  private final DeliverySweep sweep = new DeliverySweep();
  private final DeliverySweeper worker = sweep.worker();

  private boolean deliver(String id) {
    return worker.deliver(id, sweep.clock.instant().plusSeconds(48));
  }

  private void add(String id, Instant createdAt) {
    sweep.deliveries.add(pending(id, null, createdAt));
  }

  @Test
  void dueDelivery_isPostedAtOnce() {
    add("d1", sweep.clock.instant());
    assertThat(deliver("d1")).isTrue();
    assertThat(sweep.stored("d1").state()).isEqualTo(State.SENT);
    assertThat(deliver("d1")).isTrue();
    assertThat(sweep.slack.postCount).isEqualTo(1);
  }

  @Test
  void unknownOrLaterDelivery_needsNoSweep() {
    add("later", sweep.clock.instant().plusSeconds(1));
    assertThat(deliver("later")).isTrue();
    assertThat(deliver("nobody")).isTrue();
    assertThat(sweep.slack.postCount).isZero();
  }

  @Test
  void deliveryAtTheDeadline_isLeftToTheNextInvocation() {
    add("d1", sweep.clock.instant());
    assertThat(worker.deliver("d1", sweep.clock.instant())).isTrue();
    assertThat(sweep.slack.postCount).isZero();
  }

  @Test
  void deliveryInABusyChannel_isLeftToTheSweepAfterTwentySeconds() {
    Instant start = sweep.clock.instant();
    for (int i = 0; i < 30; i++) {
      add("d" + i, start);
    }
    int left = 0;
    for (int i = 0; i < 30; i++) {
      left += deliver("d" + i) ? 0 : 1;
    }
    assertThat(left).isEqualTo(9);
    assertThat(sweep.slack.accepted).hasSize(21);
    assertThat(sweep.clock.instant()).isEqualTo(start.plus(Duration.ofSeconds(20)));
    assertThat(worker.sweep(sweep.clock.instant().plusSeconds(45))).isEqualTo(9);
  }

  @Test
  void deliveriesOfARevokedWorkspace_areLeftToTheSweepAfterTheFirst() {
    Instant now = sweep.clock.instant();
    sweep.stores.installations().save(new Installation(CUSTOMER, now, now));
    add("d1", now);
    add("d2", now);
    assertThat(deliver("d1")).isTrue();
    assertThat(deliver("d2")).isFalse();
    assertThat(sweep.stored("d1").state()).isEqualTo(State.BLOCKED);
    assertThat(sweep.stored("d2").state()).isEqualTo(State.PENDING);
  }
}
