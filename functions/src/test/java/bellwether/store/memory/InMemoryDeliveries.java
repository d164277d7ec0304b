package bellwether.store.memory;

import bellwether.store.Deliveries;
import bellwether.store.Versions;
import bellwether.store.Due;
import bellwether.store.DeliveriesContract;

import bellwether.domain.Delivery;
import bellwether.domain.Refresh;
import java.time.Instant;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** {@link Deliveries} in memory, for tests. Passes {@link DeliveriesContract}. */
public final class InMemoryDeliveries implements Deliveries {
  private static final Comparator<Delivery> OLDEST_FIRST =
      Comparator.comparing(Delivery::createdAt).thenComparing(Delivery::id);

  private final Map<String, Delivery> kept = new HashMap<>();

  @Override
  public synchronized boolean add(Delivery delivery) {
    return kept.putIfAbsent(delivery.id(), delivery) == null;
  }

  @Override
  public synchronized Optional<Delivery> find(String id) {
    return Optional.ofNullable(kept.get(id));
  }

  @Override
  public synchronized Optional<Delivery> save(Delivery delivery) {
    Delivery known = kept.get(delivery.id());
    if (known == null || known.version() != delivery.version()) {
      return Optional.empty();
    }
    Delivery next = Versions.next(delivery);
    kept.put(next.id(), next);
    return Optional.of(next);
  }

  @Override
  public synchronized List<Delivery> due(Instant now, int limit) {
    return Due.longestFirst(kept.values(), now, limit);
  }

  @Override
  public synchronized List<Delivery> dueInTurn(Instant now, int limit) {
    List<Delivery> waiting = Due.longestFirst(kept.values(), now, Integer.MAX_VALUE);
    return Due.inTurn(waiting, delivery -> delivery.notice().customer(), limit);
  }

  @Override
  public synchronized List<Delivery> recent(String customer, int limit) {
    return kept.values().stream()
        .filter(delivery -> delivery.notice().customer().equals(customer))
        .filter(delivery -> !(delivery.notice() instanceof Refresh))
        .sorted(OLDEST_FIRST.reversed())
        .limit(limit)
        .toList();
  }

  /** Everything that was ever added, oldest first. */
  public synchronized List<Delivery> all() {
    return kept.values().stream().sorted(OLDEST_FIRST).toList();
  }
}
