package bellwether.store.memory;

import bellwether.store.MentionStoreContract;
import bellwether.store.MentionStore;

final class InMemoryMentionStoreTest extends MentionStoreContract {
  @Override
  public MentionStore createStore() {
    return new InMemoryMentionStore();
  }
}
