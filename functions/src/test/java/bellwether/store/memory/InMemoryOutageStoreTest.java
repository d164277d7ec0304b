package bellwether.store.memory;

import bellwether.store.OutageStoreContract;
import bellwether.store.OutageStore;

final class InMemoryOutageStoreTest extends OutageStoreContract {
  @Override
  public OutageStore createStore() {
    return new InMemoryOutageStore();
  }
}
