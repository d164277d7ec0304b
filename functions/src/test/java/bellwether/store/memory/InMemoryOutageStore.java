package bellwether.store.memory;

import bellwether.domain.notice.Outages;
import bellwether.store.OutageStore;
import bellwether.store.OutageStoreContract;
import java.util.Optional;

/** {@link OutageStore} in memory, for tests. Passes {@link OutageStoreContract}. */
public final class InMemoryOutageStore implements OutageStore {
  private Outages outages = Outages.NONE;

  @Override
  public synchronized Outages find() {
    return outages;
  }

  @Override
  public synchronized Optional<Outages> save(Outages blocked) {
    if (blocked.version() != outages.version()) {
      return Optional.empty();
    }
    outages = new Outages(blocked.outages(), blocked.version() + 1);
    return Optional.of(outages);
  }
}
