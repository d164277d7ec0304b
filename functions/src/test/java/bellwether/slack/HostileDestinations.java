package bellwether.slack;

import bellwether.domain.destination.Destination;
import bellwether.domain.notice.DestinationNotice;

/** Generates hostile destinations, and notices about them. */
class HostileDestinations extends HostileSuppliers {
  HostileDestinations(long seed) {
    super(seed);
  }

  DestinationNotice destinationNotice() {
    return new DestinationNotice(
        "T1",
        any(Destination.Kind.values()),
        text(300),
        any(DestinationNotice.Event.values()),
        randomBoolean() ? null : text(900));
  }

  Destination destination() {
    return new Destination(
        any(Destination.Kind.values()),
        text(100),
        text(100),
        text(300),
        instant(),
        any(Destination.Status.values()),
        randomBoolean() ? null : instant(),
        randomBoolean() ? null : instant(),
        randomBoolean() ? null : text(900),
        randomBoolean() ? null : new Destination.Confirmation(instant(), 1));
  }
}
