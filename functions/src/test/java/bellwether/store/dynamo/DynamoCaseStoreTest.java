package bellwether.store.dynamo;

import bellwether.store.CaseStore;
import bellwether.store.CaseStoreContract;
import bellwether.store.dynamo.table.TableSchema;

final class DynamoCaseStoreTest extends CaseStoreContract {
  @Override
  public CaseStore createStore() {
    return EmbeddedDynamo.stores(EmbeddedDynamo.createTable(TableSchema.DELIVERIES)).cases();
  }
}
