package bellwether.local.torture.worker;

import bellwether.domain.notice.Delivery;
import bellwether.domain.notice.Delivery.State;
import bellwether.domain.notice.MessageUpdate;
import bellwether.store.DeliveryStore;
import java.time.Clock;
import java.time.Instant;

/** Delivers one after the other, each in one simple step. */
final class SimpleDeliverer implements Deliverer {
  private static final int BATCH_SIZE = 100;

  private final DeliveryStore deliveries;
  private final Step step;
  private final Clock clock;

  /** What a simpler design does with a delivery that is due. */
  interface Step {
    void run(Delivery delivery, Instant now);
  }

  SimpleDeliverer(DeliveryStore deliveries, Step step, Clock clock) {
    this.deliveries = deliveries;
    this.step = step;
    this.clock = clock;
  }

  @Override
  public void sweep(Instant deadline) {
    for (Delivery delivery : deliveries.findDue(clock.instant(), BATCH_SIZE)) {
      if (!clock.instant().isBefore(deadline)) {
        return;
      }
      deliver(delivery);
    }
  }

  @Override
  public void deliver(String id, Instant deadline) {
    deliveries
        .find(id)
        .filter(delivery -> delivery.state() == State.PENDING)
        .ifPresent(this::deliver);
  }

  /** Updates of messages are not compared. */
  private void deliver(Delivery delivery) {
    if (delivery.notice() instanceof MessageUpdate) {
      deliveries.save(delivery.withState(State.SENT, null, null, null));
    } else {
      step.run(delivery, clock.instant());
    }
  }
}
