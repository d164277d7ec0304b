package bellwether.store.dynamo;

import bellwether.store.DeliveriesContract;
import bellwether.store.Deliveries;
import bellwether.store.dynamo.table.Shape;

final class DynamoDeliveriesTest extends DeliveriesContract {
  @Override
  public Deliveries empty() {
    return LocalDynamo.store().deliveries(LocalDynamo.table(Shape.DELIVERIES));
  }
}
