package bellwether.store.memory;

import bellwether.domain.incident.Incident;
import bellwether.store.IncidentStore;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Implements {@link IncidentStore} in memory, for tests. */
public final class InMemoryIncidentStore implements IncidentStore {
  private record Key(String vendor, String id) {}

  private static final Comparator<Incident> NEWEST_LAST =
      Comparator.comparing(Incident::lastReportAt).thenComparing(Incident::id);

  private final Map<Key, Incident> incidents =
      new TreeMap<>(Comparator.comparing(Key::vendor).thenComparing(Key::id));

  @Override
  public synchronized List<Incident> findByVendor(String vendorKey) {
    return incidents.values().stream()
        .filter(incident -> incident.vendor().equals(vendorKey))
        .sorted(NEWEST_LAST)
        .toList();
  }

  @Override
  public synchronized boolean save(Incident incident) {
    Key key = new Key(incident.vendor(), incident.id());
    Incident stored = incidents.get(key);
    if ((stored == null ? 0 : stored.version()) != incident.version()) {
      return false;
    }
    incidents.put(key, incident.withVersion(incident.version() + 1));
    return true;
  }
}
