package bellwether.store.memory;

import bellwether.domain.notice.Delivery;
import bellwether.domain.notice.MessageUpdate;
import bellwether.store.DeliveryStore;
import bellwether.store.DueOrder;
import java.time.Instant;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Implements {@link DeliveryStore} in memory, for tests. */
public final class InMemoryDeliveryStore implements DeliveryStore {
  private static final Comparator<Delivery> OLDEST_FIRST =
      Comparator.comparing(Delivery::createdAt).thenComparing(Delivery::id);

  private final Map<String, Delivery> deliveries = new HashMap<>();

  @Override
  public synchronized boolean add(Delivery delivery) {
    return deliveries.putIfAbsent(delivery.id(), delivery) == null;
  }

  @Override
  public synchronized Optional<Delivery> find(String id) {
    return Optional.ofNullable(deliveries.get(id));
  }

  @Override
  public synchronized Optional<Delivery> save(Delivery delivery) {
    Delivery stored = deliveries.get(delivery.id());
    if (stored == null || stored.version() != delivery.version()) {
      return Optional.empty();
    }
    Delivery next = delivery.withVersion(delivery.version() + 1);
    deliveries.put(next.id(), next);
    return Optional.of(next);
  }

  @Override
  public synchronized List<Delivery> findDue(Instant now, int limit) {
    return DueOrder.longestDueFirst(deliveries.values(), now, limit);
  }

  @Override
  public synchronized List<Delivery> findDueRoundRobin(Instant now, int limit) {
    List<Delivery> waiting = DueOrder.longestDueFirst(deliveries.values(), now, Integer.MAX_VALUE);
    return DueOrder.roundRobin(waiting, Delivery::queue, limit);
  }

  @Override
  public List<Delivery> findRecent(String customer, int limit) {
    return findCreatedBetween(customer, Instant.MIN, Instant.MAX, limit);
  }

  @Override
  public synchronized List<Delivery> findCreatedBetween(
      String customer, Instant since, Instant until, int limit) {
    return deliveries.values().stream()
        .filter(delivery -> delivery.notice().customer().equals(customer))
        .filter(delivery -> !(delivery.notice() instanceof MessageUpdate))
        .filter(one -> !one.createdAt().isBefore(since) && one.createdAt().isBefore(until))
        .sorted(OLDEST_FIRST.reversed())
        .limit(limit)
        .toList();
  }

  /** Everything that was added, oldest first. */
  public synchronized List<Delivery> all() {
    return deliveries.values().stream().sorted(OLDEST_FIRST).toList();
  }
}
