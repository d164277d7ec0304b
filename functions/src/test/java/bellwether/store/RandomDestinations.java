package bellwether.store;

import bellwether.domain.destination.CodeRequest;
import bellwether.domain.destination.Destination;
import bellwether.domain.destination.Destinations;
import java.util.List;

/** Generates random destinations. */
class RandomDestinations extends RandomSuppliers {
  RandomDestinations(long seed) {
    super(seed);
  }

  public Destinations destinations() {
    Destination destination =
        new Destination(
            pick(Destination.Kind.values()),
            text(),
            text(),
            text(),
            instant(),
            pick(Destination.Status.values()),
            maybe(this::instant),
            maybe(this::instant),
            maybeText(),
            maybe(() -> new Destination.Confirmation(instant(), random.nextInt())));
    CodeRequest request = new CodeRequest(text(), instant());
    return new Destinations(List.of(destination), List.of(request), random.nextLong(1L << 53));
  }
}
