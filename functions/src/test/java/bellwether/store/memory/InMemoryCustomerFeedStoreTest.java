package bellwether.store.memory;

import bellwether.store.CustomerFeedStore;
import bellwether.store.CustomerFeedStoreContract;

final class InMemoryCustomerFeedStoreTest extends CustomerFeedStoreContract {
  @Override
  public CustomerFeedStore createStore() {
    return new InMemoryCustomerFeedStore();
  }
}
