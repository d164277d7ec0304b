package bellwether.store.memory;

import bellwether.store.CaseStoreContract;
import bellwether.store.CaseStore;

final class InMemoryCaseStoreTest extends CaseStoreContract {
  @Override
  public CaseStore createStore() {
    return new InMemoryCaseStore();
  }
}
