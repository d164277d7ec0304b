package bellwether.store.memory;

import bellwether.store.BlockedCustomers;
import bellwether.store.BlockedCustomersContract;

import bellwether.domain.Blocked;
import java.util.Optional;

/** {@link BlockedCustomers} in memory, for tests. Passes {@link BlockedCustomersContract}. */
public final class InMemoryBlockedCustomers implements BlockedCustomers {
  private Blocked kept = Blocked.NOBODY;

  @Override
  public synchronized Blocked find() {
    return kept;
  }

  @Override
  public synchronized Optional<Blocked> save(Blocked blocked) {
    if (blocked.version() != kept.version()) {
      return Optional.empty();
    }
    kept = new Blocked(blocked.spells(), blocked.version() + 1);
    return Optional.of(kept);
  }
}
