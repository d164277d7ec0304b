package bellwether.domain.destination;

import bellwether.domain.destination.Destination.Kind;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The destinations of one customer, at most one of each kind.
 *
 * @param version counts the writes; 0 before the first
 */
public record Destinations(List<Destination> all, long version) {
  public static final Destinations NONE = new Destinations(List.of(), 0);

  public Destinations {
    all = List.copyOf(all);
  }

  public Optional<Destination> find(Kind kind) {
    return all.stream().filter(destination -> destination.kind() == kind).findFirst();
  }

  /** Returns a copy with this destination instead of the one of the same kind. */
  public Destinations with(Destination destination) {
    List<Destination> next = new ArrayList<>(without(destination.kind()).all());
    next.add(destination);
    return new Destinations(next, version);
  }

  /** Returns a copy without a destination of this kind. */
  public Destinations without(Kind kind) {
    return new Destinations(
        all.stream().filter(destination -> destination.kind() != kind).toList(), version);
  }
}
