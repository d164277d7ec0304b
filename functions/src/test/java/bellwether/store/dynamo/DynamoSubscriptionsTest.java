package bellwether.store.dynamo;

import bellwether.store.SubscriptionsContract;
import bellwether.store.Subscriptions;
import bellwether.store.dynamo.table.Shape;

final class DynamoSubscriptionsTest extends SubscriptionsContract {
  @Override
  public Subscriptions empty() {
    return LocalDynamo.store().subscriptions(LocalDynamo.table(Shape.FEEDS));
  }
}
