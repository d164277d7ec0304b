package bellwether.store;

import bellwether.domain.notice.Delivery;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Keeps every notice that was ever to be posted, and where it stands. */
public interface DeliveryStore {

  /** No delivery's id begins so: {@link CaseStore}, which stand beside them, are marked by it. */
  String CASE_ID_PREFIX = "case:";

  /** Whether a row of the deliveries' table, by its id, is one of them. */
  static boolean isDeliveryId(String rowId) {
    return !rowId.startsWith(CASE_ID_PREFIX) && !rowId.startsWith(MentionStore.ID_PREFIX);
  }

  /**
   * Adds a delivery.
   *
   * @return false, with nothing changed, if its id is known
   */
  boolean add(Delivery delivery);

  /** The delivery with this id. Strongly consistent. */
  Optional<Delivery> find(String id);

  /**
   * Replaces the delivery whose version is {@code delivery.version()} and counts the version up.
   *
   * @return the delivery as it now stands, or empty, with nothing written, if somebody else wrote
   *     in between
   */
  Optional<Delivery> save(Delivery delivery);

  /**
   * Up to {@code limit} deliveries whose time has come, longest due first. Eventually consistent: a
   * row may be stale, so act only on what {@link #save} accepts.
   */
  List<Delivery> findDue(Instant now, int limit);

  /**
   * Up to {@code limit} deliveries whose time has come, the customers taking turns: each one's
   * longest due, then each one's next, and within a turn those first who have the least waiting.
   * However much of one customer is due, each other one's longest due is among the first. Stale as
   * {@link #findDue} may be.
   */
  List<Delivery> findDueRoundRobin(Instant now, int limit);

  /** Up to {@code limit} deliveries of the customer that post something, newest first. */
  List<Delivery> findRecent(String customer, int limit);
}
