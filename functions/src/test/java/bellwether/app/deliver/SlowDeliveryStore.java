package bellwether.app.deliver;

import bellwether.domain.notice.Delivery;
import bellwether.store.DeliveryStore;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** A store whose calls take virtual time. */
final class SlowDeliveryStore implements DeliveryStore {
  private static final Duration CALL = Duration.ofMillis(3);

  private final DeliveryStore store;
  private final VirtualWorkers workers;

  SlowDeliveryStore(DeliveryStore store, VirtualWorkers workers) {
    this.store = store;
    this.workers = workers;
  }

  private void call() {
    workers.advance(CALL);
  }

  @Override
  public boolean add(Delivery delivery) {
    call();
    return store.add(delivery);
  }

  @Override
  public Optional<Delivery> find(String id) {
    call();
    return store.find(id);
  }

  @Override
  public Optional<Delivery> save(Delivery delivery) {
    call();
    return store.save(delivery);
  }

  @Override
  public List<Delivery> findDue(Instant now, int limit) {
    workers.advance(CALL.multipliedBy(17));
    return store.findDue(now, limit);
  }

  @Override
  public List<Delivery> findDueRoundRobin(Instant now, int limit) {
    workers.advance(CALL.multipliedBy(40));
    return store.findDueRoundRobin(now, limit);
  }

  @Override
  public List<Delivery> findRecent(String customer, int limit) {
    workers.advance(CALL.multipliedBy(1 + limit / 100));
    return store.findRecent(customer, limit);
  }

  @Override
  public List<Delivery> findCreatedBetween(
      String customer, Instant since, Instant until, int limit) {
    return store.findCreatedBetween(customer, since, until, limit);
  }
}
