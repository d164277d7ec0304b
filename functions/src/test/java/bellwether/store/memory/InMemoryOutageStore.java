package bellwether.store.memory;

import bellwether.domain.workspace.Outages;
import bellwether.store.OutageStore;
import java.util.Optional;

/** Implements {@link OutageStore} in memory, for tests. */
public final class InMemoryOutageStore implements OutageStore {
  private Outages outages = Outages.NONE;

  @Override
  public synchronized Outages find() {
    return outages;
  }

  @Override
  public synchronized Optional<Outages> save(Outages changed) {
    if (changed.version() != outages.version()) {
      return Optional.empty();
    }
    outages = new Outages(changed.outages(), changed.version() + 1);
    return Optional.of(outages);
  }
}
