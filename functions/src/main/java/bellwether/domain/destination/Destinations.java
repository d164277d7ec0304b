package bellwether.domain.destination;

import bellwether.domain.destination.Destination.Kind;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/**
 * The destinations of one customer: at most one of each kind, and several e-mail addresses.
 *
 * @param codeRequests the codes that were sent in the last day
 * @param version counts the writes; 0 before the first
 */
public record Destinations(List<Destination> all, List<CodeRequest> codeRequests, long version) {
  public static final Destinations NONE = new Destinations(List.of(), 0);

  public Destinations {
    all = List.copyOf(all);
    codeRequests = List.copyOf(codeRequests);
  }

  /** Destinations without a code that was sent lately. */
  public Destinations(List<Destination> all, long version) {
    this(all, List.of(), version);
  }

  /** The first of this kind. */
  public Optional<Destination> find(Kind kind) {
    return all.stream().filter(destination -> destination.kind() == kind).findFirst();
  }

  /** The one with this id. */
  public Optional<Destination> find(String id) {
    return all.stream().filter(destination -> destination.id().equals(id)).findFirst();
  }

  /** The e-mail addresses, confirmed or not. */
  public List<Destination> emails() {
    return all.stream().filter(destination -> destination.kind() == Kind.EMAIL).toList();
  }

  /** Returns a copy with this destination instead of the one with the same id. */
  public Destinations with(Destination destination) {
    List<Destination> next = new ArrayList<>(without(destination.id()).all());
    next.add(destination);
    return new Destinations(next, codeRequests, version);
  }

  /** Returns a copy in which this code request is the newest. */
  public Destinations with(CodeRequest request) {
    List<CodeRequest> next = new ArrayList<>(codeRequests);
    next.add(request);
    return new Destinations(all, next, version);
  }

  /** Returns a copy without destinations of this kind. */
  public Destinations without(Kind kind) {
    return keep(destination -> destination.kind() != kind);
  }

  /** Returns a copy without the destination with this id. */
  public Destinations without(String id) {
    return keep(destination -> !destination.id().equals(id));
  }

  /** Returns a copy without destinations whose code expired, and without older code requests. */
  public Destinations withoutExpired(Instant now, Instant requestedAfter) {
    return new Destinations(
        keep(destination -> !destination.isExpired(now)).all(),
        codeRequests.stream().filter(request -> request.at().isAfter(requestedAfter)).toList(),
        version);
  }

  private Destinations keep(Predicate<Destination> kept) {
    return new Destinations(all.stream().filter(kept).toList(), codeRequests, version);
  }
}
