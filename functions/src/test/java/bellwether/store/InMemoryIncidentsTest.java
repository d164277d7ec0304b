package bellwether.store;

final class InMemoryIncidentsTest extends IncidentsContract {
  @Override
  Incidents empty() {
    return new InMemoryIncidents();
  }
}
