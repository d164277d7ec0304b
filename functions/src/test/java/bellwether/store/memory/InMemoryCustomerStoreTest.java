package bellwether.store.memory;

import bellwether.store.CustomerStore;
import bellwether.store.CustomerStoreContract;

final class InMemoryCustomerStoreTest extends CustomerStoreContract {
  @Override
  public CustomerStore createStore() {
    return new InMemoryCustomerStore();
  }
}
