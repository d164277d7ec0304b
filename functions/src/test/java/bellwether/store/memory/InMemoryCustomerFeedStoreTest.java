package bellwether.store.memory;

import bellwether.store.CustomerFeedStoreContract;
import bellwether.store.CustomerFeedStore;

final class InMemoryCustomerFeedStoreTest extends CustomerFeedStoreContract {
  @Override
  public CustomerFeedStore createStore() {
    return new InMemoryCustomerFeedStore();
  }
}
