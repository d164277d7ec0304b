package bellwether.store.memory;

import bellwether.store.FeedStateStoreContract;
import bellwether.store.FeedStateStore;

final class InMemoryFeedStateStoreTest extends FeedStateStoreContract {
  @Override
  public FeedStateStore createStore() {
    return new InMemoryFeedStateStore();
  }
}
