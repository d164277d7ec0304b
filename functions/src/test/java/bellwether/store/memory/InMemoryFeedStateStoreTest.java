package bellwether.store.memory;

import bellwether.store.FeedStateStore;
import bellwether.store.FeedStateStoreContract;

final class InMemoryFeedStateStoreTest extends FeedStateStoreContract {
  @Override
  public FeedStateStore createStore() {
    return new InMemoryFeedStateStore();
  }
}
