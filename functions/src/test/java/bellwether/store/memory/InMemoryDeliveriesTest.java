package bellwether.store.memory;

import bellwether.store.DeliveriesContract;
import bellwether.store.Deliveries;

final class InMemoryDeliveriesTest extends DeliveriesContract {
  @Override
  public Deliveries empty() {
    return new InMemoryDeliveries();
  }
}
