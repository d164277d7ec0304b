package bellwether.store;

final class InMemoryInstallationsTest extends InstallationsContract {
  @Override
  Installations empty() {
    return new InMemoryInstallations();
  }
}
