package bellwether.app.deliver.forward;

import bellwether.domain.StableId;
import bellwether.domain.destination.Destination;
import bellwether.domain.destination.Destination.Status;
import bellwether.domain.destination.Destinations;
import bellwether.domain.notice.Delivery;
import bellwether.domain.notice.DestinationNotice;
import bellwether.domain.notice.DestinationNotice.Event;
import bellwether.store.DeliveryStore;
import bellwether.store.DestinationStore;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Remembers whether a destination accepts alerts, and queues a notice in Slack once when it does
 * not and once when it does again. The notices have ids derived from the time since when it does
 * not, so that any number of workers report it once.
 */
final class DestinationMonitor {
  /** Shorter failures need nobody's work, because what was not accepted is sent again. */
  static final Duration REPORTED_AFTER = Duration.ofHours(1);

  private final DestinationStore destinations;

  /** The deliveries to Slack. */
  private final DeliveryStore deliveries;

  private final InstantSource clock;

  DestinationMonitor(DestinationStore destinations, DeliveryStore deliveries, InstantSource clock) {
    this.destinations = destinations;
    this.deliveries = deliveries;
    this.clock = clock;
  }

  /** The destination accepted an alert. */
  void accepted(String customer, Destinations known, Destination destination) {
    if (destination.status() == Status.ACTIVE) {
      return;
    }
    boolean saved = destinations.save(customer, known.with(destination.activated()));
    if (saved && isReported(destination)) {
      queueNotice(customer, destination, Event.RECOVERED, null);
    }
  }

  /** The destination did not answer, or not clearly. */
  void failed(String customer, Destinations known, Destination destination, String reason) {
    Destination tried = destination.tried(Status.FAILING, reason, clock.instant());
    if (save(customer, known, tried) && isReported(tried)) {
      queueNotice(customer, tried, Event.FAILING, reason);
    }
  }

  /** The destination rejects alerts until somebody follows the fix. */
  void rejected(String customer, Destinations known, Destination destination, String fix) {
    Destination tried = destination.tried(Status.REJECTED, fix, clock.instant());
    if (save(customer, known, tried)) {
      queueNotice(customer, tried, Event.REJECTED, fix);
    }
  }

  /** The destination asked for no more. */
  void closed(String customer, Destinations known, Destination destination) {
    Destination tried =
        destination.tried(Status.CLOSED, "it asked for no more (410)", clock.instant());
    if (save(customer, known, tried)) {
      queueNotice(customer, tried, Event.CLOSED, null);
    }
  }

  /** Nobody knows whether this alert arrived. */
  void unconfirmed(Delivery delivery, String headline) {
    String customer = delivery.notice().customer();
    Destinations known = destinations.find(customer);
    Optional.ofNullable(delivery.channel())
        .flatMap(known::find)
        .ifPresent(destination ->
            add(
                StableId.of(delivery.id(), Event.UNCONFIRMED.name()),
                customer,
                destination,
                Event.UNCONFIRMED,
                headline));
  }

  private boolean isReported(Destination destination) {
    return destination.status() == Status.REJECTED
        || (destination.status() == Status.FAILING
            && !clock.instant().isBefore(since(destination).plus(REPORTED_AFTER)));
  }

  /** False if another writer was first, such as a person who set another address. */
  private boolean save(String customer, Destinations known, Destination destination) {
    return destinations.save(customer, known.with(destination));
  }

  private void queueNotice(
      String customer, Destination destination, Event event, @Nullable String reason) {
    String id =
        StableId.of(
            customer, "destination", destination.id(), since(destination).toString(), event.name());
    add(id, customer, destination, event, reason);
  }

  private void add(
      String id, String customer, Destination destination, Event event, @Nullable String reason) {
    DestinationNotice notice =
        new DestinationNotice(customer, destination.kind(), destination.host(), event, reason);
    boolean _ = deliveries.add(Delivery.pending(id, notice, clock.instant()));
  }

  private static Instant since(Destination destination) {
    return Objects.requireNonNull(destination.since());
  }
}
