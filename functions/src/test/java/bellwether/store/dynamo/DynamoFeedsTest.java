package bellwether.store.dynamo;

import bellwether.store.FeedsContract;
import bellwether.store.Feeds;
import bellwether.store.dynamo.table.Shape;

final class DynamoFeedsTest extends FeedsContract {
  @Override
  public Feeds empty() {
    return LocalDynamo.store().feeds(LocalDynamo.table(Shape.FEEDS));
  }
}
