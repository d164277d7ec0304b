package bellwether.store;

final class InMemoryAdvisoriesTest extends AdvisoriesContract {
  @Override
  Advisories empty() {
    return new InMemoryAdvisories();
  }
}
