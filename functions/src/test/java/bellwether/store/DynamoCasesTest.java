package bellwether.store;

final class DynamoCasesTest extends CasesContract {
  @Override
  Cases empty() {
    return LocalDynamo.store().cases(LocalDynamo.table(Shape.DELIVERIES));
  }
}
