package bellwether.store.memory;

import bellwether.store.DeliveryStoreContract;
import bellwether.store.DeliveryStore;

final class InMemoryDeliveryStoreTest extends DeliveryStoreContract {
  @Override
  public DeliveryStore createStore() {
    return new InMemoryDeliveryStore();
  }
}
