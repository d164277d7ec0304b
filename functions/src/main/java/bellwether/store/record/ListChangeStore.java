package bellwether.store.record;

import bellwether.domain.record.ListChange;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Stores the changes of each customer's vendor list, as a chain of hashes. */
public interface ListChangeStore {
  /** The prefix of the ids of changes, which share a table with deliveries. */
  String ID_PREFIX = "list-change:";

  /** An export covers up to 400 days, and must undo every change since its beginning. */
  Duration RETENTION = Duration.ofDays(420);

  /** The newest change of the customer. Strongly consistent. */
  Optional<ListChange> last(String customer);

  /**
   * Adds a change after the customer's last one, or as the first if that is empty.
   *
   * @return the stored change; empty, with nothing written, if another writer was first
   */
  Optional<ListChange> append(String customer, ListChange.Draft draft, Optional<ListChange> last);

  /** Up to {@code limit} changes since that time, oldest first. Eventually consistent. */
  List<ListChange> findSince(String customer, Instant since, int limit);
}
