package bellwether.store.dynamo;

import bellwether.store.CustomerStore;
import bellwether.store.CustomerStoreContract;
import bellwether.store.dynamo.table.TableSchema;

final class DynamoCustomerStoreTest extends CustomerStoreContract {
  @Override
  public CustomerStore createStore() {
    return EmbeddedDynamo.stores(EmbeddedDynamo.createTable(TableSchema.CUSTOMERS)).customers();
  }
}
