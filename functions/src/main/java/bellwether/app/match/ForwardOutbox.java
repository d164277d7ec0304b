package bellwether.app.match;

import bellwether.domain.destination.Destination;
import bellwether.domain.destination.Destination.Status;
import bellwether.domain.notice.Alert;
import bellwether.domain.notice.Delivery;
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
   */
  void queue(Delivery stored) {
    if (!(stored.notice() instanceof Alert) || stored.isHistory()) {
      return;
    }
    for (Destination destination : destinations.find(stored.notice().customer()).all()) {
      boolean isOlder = stored.createdAt().isBefore(destination.addedAt());
      if (!isOlder && destination.status() != Status.CLOSED) {
        boolean _ = forwards.add(stored.forwardTo(destination.kind().id()));
      }
    }
  }
}
