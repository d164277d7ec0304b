package bellwether.store.memory;

import bellwether.store.SubscriptionsContract;
import bellwether.store.Subscriptions;

final class InMemorySubscriptionsTest extends SubscriptionsContract {
  @Override
  public Subscriptions empty() {
    return new InMemorySubscriptions();
  }
}
