package bellwether.store.dynamo;

import bellwether.store.CustomerFeedStore;
import bellwether.store.CustomerFeedStoreContract;
import bellwether.store.dynamo.table.TableSchema;

final class DynamoCustomerFeedStoreTest extends CustomerFeedStoreContract {
  @Override
  public CustomerFeedStore createStore() {
    return EmbeddedDynamo.stores(EmbeddedDynamo.createTable(TableSchema.FEEDS)).customerFeeds();
  }
}
