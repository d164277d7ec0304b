package bellwether.app.deliver;

import bellwether.domain.notice.Delivery;
import bellwether.store.DeliveryStore;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** A store that changes what is written, so that a protocol breaks. */
public class ChangedDeliveryStore implements DeliveryStore {
  private final DeliveryStore store;

  public ChangedDeliveryStore(DeliveryStore store) {
    this.store = store;
  }

  /** What is stored instead. */
  Delivery change(Delivery next) {
    return next;
  }

  @Override
  public boolean add(Delivery delivery) {
    return store.add(delivery);
  }

  @Override
  public Optional<Delivery> find(String id) {
    return store.find(id);
  }

  @Override
  public Optional<Delivery> save(Delivery delivery) {
    return store.save(change(delivery));
  }

  @Override
  public List<Delivery> findDue(Instant now, int limit) {
    return store.findDue(now, limit);
  }

  @Override
  public List<Delivery> findDueRoundRobin(Instant now, int limit) {
    return store.findDueRoundRobin(now, limit);
  }

  @Override
  public List<Delivery> findRecent(String customer, int limit) {
    return store.findRecent(customer, limit);
  }

  @Override
  public List<Delivery> findCreatedBetween(
      String customer, Instant since, Instant until, int limit) {
    return store.findCreatedBetween(customer, since, until, limit);
  }
}
