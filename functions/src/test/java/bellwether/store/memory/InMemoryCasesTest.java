package bellwether.store.memory;

import bellwether.store.CasesContract;
import bellwether.store.Cases;

final class InMemoryCasesTest extends CasesContract {
  @Override
  public Cases empty() {
    return new InMemoryCases();
  }
}
