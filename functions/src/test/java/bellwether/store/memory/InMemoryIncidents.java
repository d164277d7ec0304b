package bellwether.store.memory;

import bellwether.store.Incidents;
import bellwether.store.Versions;
import bellwether.store.dynamo.Bounds;
import bellwether.store.IncidentsContract;

import bellwether.domain.Incident;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** {@link Incidents} in memory, for tests. Passes {@link IncidentsContract}. */
public final class InMemoryIncidents implements Incidents {
  private record Key(String vendor, String id) {}

  private static final Comparator<Incident> NEWEST_LAST =
      Comparator.comparing(Incident::lastReportAt).thenComparing(Incident::id);

  private final Map<Key, Incident> kept =
      new TreeMap<>(Comparator.comparing(Key::vendor).thenComparing(Key::id));

  @Override
  public synchronized List<Incident> of(String vendorKey) {
    return kept.values().stream()
        .filter(incident -> incident.vendor().equals(vendorKey))
        .sorted(NEWEST_LAST)
        .toList();
  }

  @Override
  public synchronized boolean save(Incident incident) {
    Key key = new Key(incident.vendor(), incident.id());
    Incident known = kept.get(key);
    if ((known == null ? 0 : known.version()) != incident.version()) {
      return false;
    }
    kept.put(key, Versions.next(Bounds.reports(incident, MOST_REPORTS)));
    return true;
  }
}
