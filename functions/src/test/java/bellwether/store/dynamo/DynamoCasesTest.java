package bellwether.store.dynamo;

import bellwether.store.CasesContract;
import bellwether.store.Cases;
import bellwether.store.dynamo.table.Shape;

final class DynamoCasesTest extends CasesContract {
  @Override
  public Cases empty() {
    return LocalDynamo.store().cases(LocalDynamo.table(Shape.DELIVERIES));
  }
}
