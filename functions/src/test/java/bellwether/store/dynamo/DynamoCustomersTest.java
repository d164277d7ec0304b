package bellwether.store.dynamo;

import bellwether.store.CustomersContract;
import bellwether.store.Customers;
import bellwether.store.dynamo.table.Shape;

final class DynamoCustomersTest extends CustomersContract {
  @Override
  public Customers empty() {
    return LocalDynamo.store().customers(LocalDynamo.table(Shape.CUSTOMERS));
  }
}
