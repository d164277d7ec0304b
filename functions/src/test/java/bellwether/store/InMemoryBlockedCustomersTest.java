package bellwether.store;

final class InMemoryBlockedCustomersTest extends BlockedCustomersContract {
  @Override
  BlockedCustomers empty() {
    return new InMemoryBlockedCustomers();
  }
}
