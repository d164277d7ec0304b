package bellwether.store.memory;

import bellwether.store.CustomersContract;
import bellwether.store.Customers;

final class InMemoryCustomersTest extends CustomersContract {
  @Override
  public Customers empty() {
    return new InMemoryCustomers();
  }
}
