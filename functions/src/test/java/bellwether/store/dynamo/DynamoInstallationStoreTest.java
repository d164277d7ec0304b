package bellwether.store.dynamo;

import bellwether.store.InstallationStore;
import bellwether.store.InstallationStoreContract;
import bellwether.store.dynamo.table.TableSchema;

final class DynamoInstallationStoreTest extends InstallationStoreContract {
  @Override
  public InstallationStore createStore() {
    return EmbeddedDynamo.stores(EmbeddedDynamo.createTable(TableSchema.INSTALLATIONS))
        .installations();
  }
}
