package bellwether.store;

final class InMemoryCasesTest extends CasesContract {
  @Override
  Cases empty() {
    return new InMemoryCases();
  }
}
