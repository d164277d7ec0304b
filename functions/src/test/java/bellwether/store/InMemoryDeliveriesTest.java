package bellwether.store;

final class InMemoryDeliveriesTest extends DeliveriesContract {
  @Override
  Deliveries empty() {
    return new InMemoryDeliveries();
  }
}
