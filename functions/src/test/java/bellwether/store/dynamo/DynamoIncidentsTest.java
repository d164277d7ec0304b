package bellwether.store.dynamo;

import bellwether.store.IncidentsContract;
import bellwether.store.Incidents;
import bellwether.store.dynamo.table.Shape;

final class DynamoIncidentsTest extends IncidentsContract {
  @Override
  public Incidents empty() {
    return LocalDynamo.store().incidents(LocalDynamo.table(Shape.INCIDENTS));
  }
}
