package bellwether.store;

final class DynamoBlockedCustomersTest extends BlockedCustomersContract {
  @Override
  BlockedCustomers empty() {
    return LocalDynamo.store().blockedCustomers(LocalDynamo.table(Shape.DELIVERIES));
  }
}
