package bellwether.store.memory;

import bellwether.store.IncidentStoreContract;
import bellwether.store.IncidentStore;

final class InMemoryIncidentStoreTest extends IncidentStoreContract {
  @Override
  public IncidentStore createStore() {
    return new InMemoryIncidentStore();
  }
}
