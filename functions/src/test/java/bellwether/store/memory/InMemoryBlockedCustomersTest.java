package bellwether.store.memory;

import bellwether.store.BlockedCustomersContract;
import bellwether.store.BlockedCustomers;

final class InMemoryBlockedCustomersTest extends BlockedCustomersContract {
  @Override
  public BlockedCustomers empty() {
    return new InMemoryBlockedCustomers();
  }
}
