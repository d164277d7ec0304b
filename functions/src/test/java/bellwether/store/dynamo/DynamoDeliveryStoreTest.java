package bellwether.store.dynamo;

import bellwether.store.DeliveryStore;
import bellwether.store.DeliveryStoreContract;
import bellwether.store.dynamo.table.TableSchema;

final class DynamoDeliveryStoreTest extends DeliveryStoreContract {
  @Override
  public DeliveryStore createStore() {
    return EmbeddedDynamo.stores(EmbeddedDynamo.createTable(TableSchema.DELIVERIES)).deliveries();
  }
}
