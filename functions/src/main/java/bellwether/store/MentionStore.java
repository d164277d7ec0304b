package bellwether.store;

import bellwether.domain.vendor.Mention;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/** Stores for a year the reports that only mention a vendor. */
public interface MentionStore {
  /** The prefix of the ids of mentions, which share a table with deliveries. */
  String ID_PREFIX = "mention:";

  /** A digest covers up to a week; a coverage export, up to 400 days. */
  Duration RETENTION = Duration.ofDays(420);

  /** Adds a mention; false, with nothing changed, if its key exists. */
  boolean add(Mention mention);

  /**
   * The keys of up to {@code limit} mentions of the customer's vendors that were seen from {@code
   * since} (inclusive) to {@code until} (exclusive), newest first. Eventually consistent.
   */
  List<Mention.Key> findKeysBetween(String customer, Instant since, Instant until, int limit);

  /** The existing mentions with these keys, in the given order. */
  List<Mention> findAll(List<Mention.Key> keys);
}
