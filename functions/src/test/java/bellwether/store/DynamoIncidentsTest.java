package bellwether.store;

final class DynamoIncidentsTest extends IncidentsContract {
  @Override
  Incidents empty() {
    return LocalDynamo.store().incidents(LocalDynamo.table(Shape.INCIDENTS));
  }
}
