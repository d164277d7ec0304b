package bellwether.app.deliver.forward;

import static bellwether.app.Fixtures.CHANNEL;
import static bellwether.app.Fixtures.CUSTOMER;

import bellwether.app.Fixtures;
import bellwether.app.TestClock;
import bellwether.app.deliver.DeliveryConfig;
import bellwether.app.deliver.DeliverySweeper;
import bellwether.app.deliver.SlackRateLimiter;
import bellwether.domain.destination.Destination;
import bellwether.domain.destination.Destination.Kind;
import bellwether.domain.destination.Destinations;
import bellwether.domain.notice.Delivery;
import bellwether.domain.notice.DestinationNotice;
import bellwether.store.memory.InMemoryDeliveryStore;
import bellwether.store.memory.InMemoryStores;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Sends what is due to a scripted receiver. */
final class ForwardSweep {
  final TestClock clock = TestClock.start();
  final InMemoryStores stores = new InMemoryStores();
  final InMemoryDeliveryStore forwards = stores.forwards();
  final ScriptedReceiver receiver = new ScriptedReceiver();
  private final DeliverySweeper sweeper = worker();

  ForwardSweep() {
    set(Kind.WEBHOOK);
    set(Kind.TEAMS);
  }

  DeliverySweeper worker() {
    SlackRateLimiter rateLimiter = new SlackRateLimiter(clock, clock::advance);
    return new DeliverySweeper(
        forwards,
        new ForwardProcessor(stores, receiver, DeliveryConfig.of(CHANNEL), rateLimiter, clock)
            ::process,
        rateLimiter,
        clock);
  }

  void set(Kind kind) {
    Destinations known = stores.destinations().find(CUSTOMER);
    stores
        .destinations()
        .save(
            CUSTOMER,
            known.with(
                Destination.active(
                    kind, "sealed", kind.id() + ".example", clock.instant().minusSeconds(1))));
  }

  Delivery queue(Kind kind, String slackId) {
    return queue(kind, slackId, null);
  }

  Delivery queue(Kind kind, String slackId, @Nullable String parent) {
    return queue(kind.id(), slackId, parent);
  }

  Delivery queue(String destination, String slackId) {
    return queue(destination, slackId, null);
  }

  Delivery queue(String destination, String slackId, @Nullable String parent) {
    Delivery forwarded = Fixtures.pending(slackId, parent, clock.instant()).forwardTo(destination);
    forwards.add(forwarded);
    return forwarded;
  }

  void sweep() {
    sweeper.sweep(clock.instant().plus(Duration.ofSeconds(45)));
  }

  /** Sweeps every minute, as the schedule does. */
  void sweepFor(Duration time) {
    for (var end = clock.instant().plus(time); clock.instant().isBefore(end); ) {
      sweep();
      clock.advance(Duration.ofMinutes(1));
    }
    sweep();
  }

  Delivery stored(Delivery delivery) {
    return forwards.find(delivery.id()).orElseThrow();
  }

  Destination destination(Kind kind) {
    return stores.destinations().find(CUSTOMER).find(kind).orElseThrow();
  }

  /** The notices to the customer in Slack. */
  List<DestinationNotice> notices() {
    return stores.deliveries().all().stream()
        .map(Delivery::notice)
        .filter(DestinationNotice.class::isInstance)
        .map(DestinationNotice.class::cast)
        .toList();
  }
}
