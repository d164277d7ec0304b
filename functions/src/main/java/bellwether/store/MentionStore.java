package bellwether.store;

import bellwether.domain.vendor.Mention;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/** Keeps for some days which vendors reports merely mention. */
public interface MentionStore {

  /** What marks these beside the deliveries in their table. */
  String ID_PREFIX = "mention:";

  /** A digest covers a week, and one that was missed is made up for within a day. */
  Duration RETENTION = Duration.ofDays(10);

  /**
   * Keeps a mention.
   *
   * @return false, with nothing changed, if one with its key is known
   */
  boolean add(Mention mention);

  /**
   * The keys of up to {@code limit} mentions of the customer's vendors, newest first, seen from
   * {@code since} on but before {@code until}. Eventually consistent.
   */
  List<Mention.Key> findKeysBetween(String customer, Instant since, Instant until, int limit);

  /** The mentions with these keys that there still are, in the order given. */
  List<Mention> findAll(List<Mention.Key> keys);
}
