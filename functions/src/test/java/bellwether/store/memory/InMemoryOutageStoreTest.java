package bellwether.store.memory;

import bellwether.store.OutageStore;
import bellwether.store.OutageStoreContract;

final class InMemoryOutageStoreTest extends OutageStoreContract {
  @Override
  public OutageStore createStore() {
    return new InMemoryOutageStore();
  }
}
