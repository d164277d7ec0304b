package bellwether.store.dynamo;

import bellwether.store.AdvisoriesContract;
import bellwether.store.Advisories;
import bellwether.store.dynamo.table.Shape;

final class DynamoAdvisoriesTest extends AdvisoriesContract {
  @Override
  public Advisories empty() {
    return LocalDynamo.store().advisories(LocalDynamo.table(Shape.ADVISORIES));
  }
}
