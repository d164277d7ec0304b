package bellwether.store.memory;

import bellwether.store.OutageStore;
import bellwether.store.OutageStoreContract;

import bellwether.domain.notice.Blocked;
import java.util.Optional;

/** {@link OutageStore} in memory, for tests. Passes {@link OutageStoreContract}. */
public final class InMemoryOutageStore implements OutageStore {
  private Blocked outages = Blocked.NOBODY;

  @Override
  public synchronized Blocked find() {
    return outages;
  }

  @Override
  public synchronized Optional<Blocked> save(Blocked blocked) {
    if (blocked.version() != outages.version()) {
      return Optional.empty();
    }
    outages = new Blocked(blocked.spells(), blocked.version() + 1);
    return Optional.of(outages);
  }
}
