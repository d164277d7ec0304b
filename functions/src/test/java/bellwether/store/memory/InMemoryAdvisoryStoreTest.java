package bellwether.store.memory;

import bellwether.store.AdvisoryStore;
import bellwether.store.AdvisoryStoreContract;

final class InMemoryAdvisoryStoreTest extends AdvisoryStoreContract {
  @Override
  public AdvisoryStore createStore() {
    return new InMemoryAdvisoryStore();
  }
}
