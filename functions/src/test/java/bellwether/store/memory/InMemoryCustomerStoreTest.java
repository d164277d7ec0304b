package bellwether.store.memory;

import bellwether.store.CustomerStoreContract;
import bellwether.store.CustomerStore;

final class InMemoryCustomerStoreTest extends CustomerStoreContract {
  @Override
  public CustomerStore createStore() {
    return new InMemoryCustomerStore();
  }
}
