package bellwether.store.memory;

import bellwether.store.FeedsContract;
import bellwether.store.Feeds;

final class InMemoryFeedsTest extends FeedsContract {
  @Override
  public Feeds empty() {
    return new InMemoryFeeds();
  }
}
