package bellwether.store;

final class DynamoDeliveriesTest extends DeliveriesContract {
  @Override
  Deliveries empty() {
    return LocalDynamo.store().deliveries(LocalDynamo.table(Shape.DELIVERIES));
  }
}
