package bellwether.local.torture.worker;

import bellwether.app.deliver.DeliverySweeper;
import java.time.Instant;

/** Delivers queued alerts. */
interface Deliverer {
  /** Delivers what is due. */
  void sweep(Instant deadline);

  /** Delivers one delivery if it is due. */
  void deliver(String id, Instant deadline);

  /** Bellwether's own delivery. */
  record Product(DeliverySweeper sweeper) implements Deliverer {
    @Override
    public void sweep(Instant deadline) {
      sweeper.sweep(deadline);
    }

    @Override
    public void deliver(String id, Instant deadline) {
      sweeper.deliver(id, deadline);
    }
  }
}
