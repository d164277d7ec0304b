package bellwether.store.memory;

import bellwether.store.IncidentsContract;
import bellwether.store.Incidents;

final class InMemoryIncidentsTest extends IncidentsContract {
  @Override
  public Incidents empty() {
    return new InMemoryIncidents();
  }
}
