package bellwether.store.memory;

import bellwether.store.IncidentStore;
import bellwether.store.IncidentStoreContract;

final class InMemoryIncidentStoreTest extends IncidentStoreContract {
  @Override
  public IncidentStore createStore() {
    return new InMemoryIncidentStore();
  }
}
