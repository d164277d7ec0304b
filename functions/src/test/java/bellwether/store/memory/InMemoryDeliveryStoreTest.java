package bellwether.store.memory;

import bellwether.store.DeliveryStore;
import bellwether.store.DeliveryStoreContract;

final class InMemoryDeliveryStoreTest extends DeliveryStoreContract {
  @Override
  public DeliveryStore createStore() {
    return new InMemoryDeliveryStore();
  }
}
