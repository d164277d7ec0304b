package bellwether.store.memory;

import bellwether.store.MentionStore;
import bellwether.store.MentionStoreContract;

final class InMemoryMentionStoreTest extends MentionStoreContract {
  @Override
  public MentionStore createStore() {
    return new InMemoryMentionStore();
  }
}
