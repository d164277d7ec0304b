package bellwether.app.match;

import bellwether.domain.destination.Destination;
import bellwether.domain.destination.Destination.Kind;
import bellwether.domain.destination.Destination.Status;
import bellwether.domain.notice.Alert;
import bellwether.domain.notice.Delivery;
import bellwether.domain.notice.Delivery.State;
import bellwether.store.DeliveryStore;
import bellwether.store.DestinationStore;
import bellwether.store.Stores;

/**
 * Queues alerts for their customers' other destinations. What is queued is a copy of a delivery to
 * Slack that is stored, with an id derived from that, so that it can be repeated.
 */
record ForwardOutbox(DestinationStore destinations, DeliveryStore forwards) {

  static ForwardOutbox of(Stores stores) {
    return new ForwardOutbox(stores.destinations(), stores.forwards());
  }

  /**
   * Queues an alert, or a reply, that is stored for Slack. Alerts that are only counted are not.
   * What waits for a summary in Slack waits for one of the destination too, unless a program reads
   * it: that needs each event by itself.
   */
  void queue(Delivery stored) {
    if (!(stored.notice() instanceof Alert) || stored.isHistory()) {
      return;
    }
    for (Destination destination : destinations.find(stored.notice().customer()).all()) {
      boolean isOlder = stored.createdAt().isBefore(destination.addedAt());
      if (!isOlder && destination.isConfirmed() && destination.status() != Status.CLOSED) {
        boolean _ = forwards.add(copy(stored, destination));
      }
    }
  }

  private static Delivery copy(Delivery stored, Destination destination) {
    Delivery copy = stored.forwardTo(destination.id());
    return stored.state() == State.HELD && destination.kind() != Kind.WEBHOOK
        ? copy.withState(State.HELD, stored.dueAt(), stored.outcome(), null)
        : copy;
  }
}
