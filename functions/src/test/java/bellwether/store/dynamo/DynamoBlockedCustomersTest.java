package bellwether.store.dynamo;

import bellwether.store.BlockedCustomersContract;
import bellwether.store.BlockedCustomers;
import bellwether.store.dynamo.table.Shape;

final class DynamoBlockedCustomersTest extends BlockedCustomersContract {
  @Override
  public BlockedCustomers empty() {
    return LocalDynamo.store().blockedCustomers(LocalDynamo.table(Shape.DELIVERIES));
  }
}
