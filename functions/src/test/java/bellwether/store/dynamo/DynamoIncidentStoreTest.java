package bellwether.store.dynamo;

import bellwether.store.IncidentStore;
import bellwether.store.IncidentStoreContract;
import bellwether.store.dynamo.table.TableSchema;

final class DynamoIncidentStoreTest extends IncidentStoreContract {
  @Override
  public IncidentStore createStore() {
    return EmbeddedDynamo.stores(EmbeddedDynamo.createTable(TableSchema.INCIDENTS)).incidents();
  }
}
