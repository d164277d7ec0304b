package bellwether.store.dynamo;

import bellwether.store.OutageStore;
import bellwether.store.OutageStoreContract;
import bellwether.store.dynamo.table.TableSchema;

final class DynamoOutageStoreTest extends OutageStoreContract {
  @Override
  public OutageStore createStore() {
    return EmbeddedDynamo.stores(EmbeddedDynamo.createTable(TableSchema.DELIVERIES)).outages();
  }
}
