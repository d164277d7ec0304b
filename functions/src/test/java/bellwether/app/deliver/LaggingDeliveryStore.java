package bellwether.app.deliver;

import bellwether.domain.notice.Delivery;
import bellwether.store.DeliveryStore;
import bellwether.store.memory.InMemoryDeliveryStore;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;

/** A store whose indexes show the rows as they were some time ago, each time another. */
final class LaggingDeliveryStore implements DeliveryStore {
  private record Write(Instant at, Delivery delivery) {}

  private final DeliveryStore store;
  private final InstantSource clock;
  private final Duration maxLag;
  private final Random random;
  private final List<Write> writes = new ArrayList<>();

  LaggingDeliveryStore(DeliveryStore store, InstantSource clock, Duration maxLag, long seed) {
    this.store = store;
    this.clock = clock;
    this.maxLag = maxLag;
    this.random = new Random(seed);
  }

  @Override
  public boolean add(Delivery delivery) {
    boolean added = store.add(delivery);
    if (added) {
      record(delivery);
    }
    return added;
  }

  @Override
  public Optional<Delivery> find(String id) {
    return store.find(id);
  }

  @Override
  public Optional<Delivery> save(Delivery delivery) {
    Optional<Delivery> saved = store.save(delivery);
    saved.ifPresent(this::record);
    return saved;
  }

  @Override
  public List<Delivery> findDue(Instant now, int limit) {
    return index().findDue(now, limit);
  }

  @Override
  public List<Delivery> findDueRoundRobin(Instant now, int limit) {
    return index().findDueRoundRobin(now, limit);
  }

  @Override
  public List<Delivery> findRecent(String customer, int limit) {
    return index().findRecent(customer, limit);
  }

  @Override
  public List<Delivery> findCreatedBetween(
      String customer, Instant since, Instant until, int limit) {
    return index().findCreatedBetween(customer, since, until, limit);
  }

  private synchronized void record(Delivery delivery) {
    writes.add(new Write(clock.instant(), delivery));
  }

  private synchronized DeliveryStore index() {
    Instant shown = clock.instant().minusMillis(random.nextLong(maxLag.toMillis()));
    Map<String, Delivery> rows = new LinkedHashMap<>();
    for (Write write : writes) {
      if (!write.at().isAfter(shown)) {
        rows.put(write.delivery().id(), write.delivery());
      }
    }
    InMemoryDeliveryStore index = new InMemoryDeliveryStore();
    rows.values().forEach(index::add);
    return index;
  }
}
