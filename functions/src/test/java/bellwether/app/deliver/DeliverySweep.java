package bellwether.app.deliver;

import static bellwether.app.Fixtures.CHANNEL;

import bellwether.app.TestClock;
import bellwether.domain.notice.Delivery;
import bellwether.store.memory.InMemoryDeliveryStore;
import bellwether.store.memory.InMemoryStores;
import java.time.Duration;

/** Delivers what is due to a scripted Slack. */
final class DeliverySweep {
  static final Duration LEASE = Duration.ofMinutes(2);
  static final Duration SETTLE = Duration.ofMinutes(2);

  final TestClock clock = TestClock.start();
  final InMemoryStores stores = new InMemoryStores();
  final InMemoryDeliveryStore deliveries = stores.deliveries();
  final ScriptedChannel slack = new ScriptedChannel();

  DeliverySweeper worker() {
    return new DeliverySweeper(stores, slack, config(), clock::advance, OutageListener.NONE, clock);
  }

  static DeliveryConfig config() {
    return new DeliveryConfig(CHANNEL, "C0OPS", LEASE, SETTLE);
  }

  void sweep() {
    worker().sweep(clock.instant().plus(Duration.ofSeconds(45)));
  }

  Delivery stored(String id) {
    return deliveries.find(id).orElseThrow();
  }
}
