package bellwether.store.memory;

import bellwether.store.CaseStore;
import bellwether.store.CaseStoreContract;

final class InMemoryCaseStoreTest extends CaseStoreContract {
  @Override
  public CaseStore createStore() {
    return new InMemoryCaseStore();
  }
}
