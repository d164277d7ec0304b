package bellwether.store.memory;

import bellwether.store.InstallationStore;
import bellwether.store.InstallationStoreContract;

final class InMemoryInstallationStoreTest extends InstallationStoreContract {
  @Override
  public InstallationStore createStore() {
    return new InMemoryInstallationStore();
  }
}
