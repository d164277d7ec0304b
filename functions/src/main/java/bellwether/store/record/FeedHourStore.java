package bellwether.store.record;

import bellwether.domain.record.FeedHour;
import bellwether.domain.record.FeedRead;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

/** Stores, hour by hour, when each feed was read. */
public interface FeedHourStore {
  /** An export covers up to 400 days, and looks for the last reads before them. */
  Duration RETENTION = Duration.ofDays(420);

  /**
   * A finished hour is sealed after this time, in which a slow poll may still add to it. Reads must
   * be added within half of it.
   */
  Duration SEALED_AFTER = Duration.ofHours(1);

  /** Adds reads. Several writers may add at once, and repeat what they added. */
  void add(Collection<FeedRead> reads);

  /**
   * Adds the hours that are over to the chain of hashes, a limited number at a time. The first call
   * marks the beginning of the record. Has no effect if another writer does the same.
   */
  void seal(Instant now);

  /** When the record began; empty if it did not. Strongly consistent. */
  Optional<Instant> beginning();

  /** What is recorded of the hours between these times, which count in full, oldest first. */
  Hours find(Instant from, Instant until);

  /**
   * Recorded hours.
   *
   * @param seals of the hours that are sealed, oldest first
   */
  record Hours(List<FeedHour> feeds, List<Seal> seals) {
    public Hours {
      feeds = List.copyOf(feeds);
      seals = List.copyOf(seals);
    }
  }

  /**
   * The hash of an hour in the chain of hours.
   *
   * @param intact whether what is stored of the hour still has that hash
   */
  record Seal(Instant hour, String hash, boolean intact) {}
}
