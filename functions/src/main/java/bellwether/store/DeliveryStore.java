package bellwether.store;

import bellwether.domain.notice.Delivery;
import bellwether.store.record.ListChangeStore;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Stores every notice that is or was to be posted, and its state. */
public interface DeliveryStore {
  /** The prefix of the ids of cases, which share a table with deliveries. */
  String CASE_ID_PREFIX = "case:";

  /** Whether the row with this id in the table of deliveries is a delivery to Slack. */
  static boolean isDeliveryId(String rowId) {
    return !rowId.startsWith(CASE_ID_PREFIX)
        && !rowId.startsWith(MentionStore.ID_PREFIX)
        && !rowId.startsWith(DestinationStore.ID_PREFIX)
        && !rowId.startsWith(ListChangeStore.ID_PREFIX)
        && !isForwardedId(rowId);
  }

  /** Whether the row is a delivery to a destination other than Slack. */
  static boolean isForwardedId(String rowId) {
    return rowId.startsWith(Delivery.FORWARDED_ID_PREFIX);
  }

  /**
   * Adds a delivery.
   *
   * @return false, with nothing changed, if its id exists
   */
  boolean add(Delivery delivery);

  /** Strongly consistent. */
  Optional<Delivery> find(String id);

  /**
   * Replaces the delivery that has the same version.
   *
   * @return the delivery with its new version; empty, with nothing written, if another writer was
   *     first
   */
  Optional<Delivery> save(Delivery delivery);

  /**
   * Up to {@code limit} deliveries that are due, longest due first. Eventually consistent: a result
   * may be stale, so claim a delivery with {@link #save} before acting on it.
   */
  List<Delivery> findDue(Instant now, int limit);

  /**
   * Up to {@code limit} due deliveries of all customers in turn: the longest due of each customer,
   * then the second of each, and so on, customers with fewer due deliveries first. A customer with
   * many deliveries does not delay the others. Every fourth of a customer is the latest due one
   * instead of the next longest. Eventually consistent, like {@link #findDue}.
   */
  List<Delivery> findDueRoundRobin(Instant now, int limit);

  /**
   * Up to {@code limit} deliveries of the customer to Slack that are messages of their own, newest
   * first.
   */
  List<Delivery> findRecent(String customer, int limit);

  /**
   * The same of those that were created from {@code since} (inclusive) to {@code until}
   * (exclusive).
   */
  List<Delivery> findCreatedBetween(String customer, Instant since, Instant until, int limit);
}
