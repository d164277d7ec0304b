package bellwether.store;

final class DynamoCustomersTest extends CustomersContract {
  @Override
  Customers empty() {
    return LocalDynamo.store().customers(LocalDynamo.table(Shape.CUSTOMERS));
  }
}
