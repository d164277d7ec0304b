package bellwether.store.memory;

import bellwether.store.InstallationStoreContract;
import bellwether.store.InstallationStore;

final class InMemoryInstallationStoreTest extends InstallationStoreContract {
  @Override
  public InstallationStore createStore() {
    return new InMemoryInstallationStore();
  }
}
