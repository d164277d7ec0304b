package bellwether.store.memory;

import bellwether.store.AdvisoriesContract;
import bellwether.store.Advisories;

final class InMemoryAdvisoriesTest extends AdvisoriesContract {
  @Override
  public Advisories empty() {
    return new InMemoryAdvisories();
  }
}
