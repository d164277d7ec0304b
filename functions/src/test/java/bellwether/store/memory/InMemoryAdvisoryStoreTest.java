package bellwether.store.memory;

import bellwether.store.AdvisoryStoreContract;
import bellwether.store.AdvisoryStore;

final class InMemoryAdvisoryStoreTest extends AdvisoryStoreContract {
  @Override
  public AdvisoryStore createStore() {
    return new InMemoryAdvisoryStore();
  }
}
