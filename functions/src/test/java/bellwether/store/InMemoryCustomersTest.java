package bellwether.store;

final class InMemoryCustomersTest extends CustomersContract {
  @Override
  Customers empty() {
    return new InMemoryCustomers();
  }
}
