package bellwether.store.dynamo;

import bellwether.store.InstallationsContract;
import bellwether.store.Installations;
import bellwether.store.dynamo.table.Shape;

final class DynamoInstallationsTest extends InstallationsContract {
  @Override
  public Installations empty() {
    return LocalDynamo.store().installations(LocalDynamo.table(Shape.INSTALLATIONS));
  }
}
