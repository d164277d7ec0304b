package bellwether.store.memory;

import bellwether.domain.incident.Incident;
import bellwether.store.IncidentStore;
import bellwether.store.IncidentStoreContract;
import bellwether.store.Versions;
import bellwether.store.dynamo.ItemSizeLimit;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** {@link IncidentStore} in memory, for tests. Passes {@link IncidentStoreContract}. */
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
    Incident known = incidents.get(key);
    if ((known == null ? 0 : known.version()) != incident.version()) {
      return false;
    }
    incidents.put(key, Versions.increment(ItemSizeLimit.limitReports(incident, MAX_REPORTS)));
    return true;
  }
}
