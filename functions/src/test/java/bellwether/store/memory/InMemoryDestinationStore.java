package bellwether.store.memory;

import bellwether.domain.destination.Destinations;
import bellwether.store.DestinationStore;
import java.util.HashMap;
import java.util.Map;

/** Implements {@link DestinationStore} in memory, for tests. */
public final class InMemoryDestinationStore implements DestinationStore {
  private final Map<String, Destinations> stored = new HashMap<>();

  @Override
  public synchronized Destinations find(String customer) {
    return stored.getOrDefault(customer, Destinations.NONE);
  }

  @Override
  public synchronized boolean save(String customer, Destinations destinations) {
    if (find(customer).version() != destinations.version()) {
      return false;
    }
    stored.put(
        customer,
        new Destinations(
            destinations.all(), destinations.codeRequests(), destinations.version() + 1));
    return true;
  }
}
