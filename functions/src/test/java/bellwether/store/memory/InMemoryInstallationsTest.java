package bellwether.store.memory;

import bellwether.store.InstallationsContract;
import bellwether.store.Installations;

final class InMemoryInstallationsTest extends InstallationsContract {
  @Override
  public Installations empty() {
    return new InMemoryInstallations();
  }
}
