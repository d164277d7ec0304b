package bellwether.store;

final class DynamoSubscriptionsTest extends SubscriptionsContract {
  @Override
  Subscriptions empty() {
    return LocalDynamo.store().subscriptions(LocalDynamo.table(Shape.FEEDS));
  }
}
