package bellwether.store.dynamo;

import bellwether.store.AdvisoryStore;
import bellwether.store.AdvisoryStoreContract;
import bellwether.store.dynamo.table.TableSchema;

final class DynamoAdvisoryStoreTest extends AdvisoryStoreContract {
  @Override
  public AdvisoryStore createStore() {
    return EmbeddedDynamo.stores(EmbeddedDynamo.createTable(TableSchema.ADVISORIES)).advisories();
  }
}
