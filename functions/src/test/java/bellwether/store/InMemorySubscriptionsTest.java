package bellwether.store;

final class InMemorySubscriptionsTest extends SubscriptionsContract {
  @Override
  Subscriptions empty() {
    return new InMemorySubscriptions();
  }
}
