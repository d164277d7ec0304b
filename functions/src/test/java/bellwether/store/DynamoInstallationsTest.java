package bellwether.store;

final class DynamoInstallationsTest extends InstallationsContract {
  @Override
  Installations empty() {
    return LocalDynamo.store().installations(LocalDynamo.table(Shape.INSTALLATIONS));
  }
}
