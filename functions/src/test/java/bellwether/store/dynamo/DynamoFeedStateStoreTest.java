package bellwether.store.dynamo;

import bellwether.store.FeedStateStore;
import bellwether.store.FeedStateStoreContract;
import bellwether.store.dynamo.table.TableSchema;

final class DynamoFeedStateStoreTest extends FeedStateStoreContract {
  @Override
  public FeedStateStore createStore() {
    return EmbeddedDynamo.stores(EmbeddedDynamo.createTable(TableSchema.FEEDS)).feedStates();
  }
}
