package bellwether.store.memory;

import bellwether.domain.feed.FirstReads;
import bellwether.store.FirstReadStore;

/** Implements {@link FirstReadStore} in memory, for tests. */
public final class InMemoryFirstReadStore implements FirstReadStore {
  private FirstReads firstReads = FirstReads.NONE;

  @Override
  public synchronized FirstReads find() {
    return firstReads;
  }

  @Override
  public synchronized boolean save(FirstReads changed) {
    if (changed.version() != firstReads.version()) {
      return false;
    }
    firstReads = new FirstReads(changed.polls(), changed.version() + 1);
    return true;
  }
}
