package bellwether.app.poll;

import bellwether.domain.record.FeedRead;
import bellwether.domain.record.HourEntries;
import bellwether.store.StoreException;
import bellwether.store.record.FeedHourStore;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Records when each feed was read, as evidence. A read is recorded after it: an interruption leaves
 * a read too few, which an export shows as a gap, and never one too many.
 */
public final class FeedHourRecorder {
  /** Records nothing. */
  public static final FeedHourRecorder NONE = new FeedHourRecorder(Optional.empty());

  private static final Logger LOG = LoggerFactory.getLogger(FeedHourRecorder.class);

  private final Optional<FeedHourStore> store;

  /** So that finished hours are looked for once an hour, and not in each poll. */
  private final AtomicReference<Instant> sealedIn = new AtomicReference<>(Instant.MIN);

  public FeedHourRecorder(FeedHourStore store) {
    this(Optional.of(store));
  }

  private FeedHourRecorder(Optional<FeedHourStore> store) {
    this.store = store;
  }

  /** Alerts matter more: if the store fails, this logs it, and the export shows a gap. */
  void record(Collection<FeedRead> reads, Instant now) {
    try {
      store.ifPresent(hours -> record(hours, reads, now));
    } catch (StoreException e) {
      LOG.error("reads not recorded reads={}", reads.size(), e);
    }
  }

  private void record(FeedHourStore hours, Collection<FeedRead> reads, Instant now) {
    Instant limit = now.minus(FeedHourStore.SEALED_AFTER.dividedBy(2));
    List<FeedRead> recent = reads.stream().filter(read -> read.at().isAfter(limit)).toList();
    if (recent.size() < reads.size()) {
      LOG.warn("reads not recorded because the poll took too long reads={}", reads.size());
    }
    hours.add(recent);
    Instant hour = HourEntries.hourOf(now);
    if (!hour.equals(sealedIn.get())) {
      hours.seal(now);
      sealedIn.set(hour);
    }
  }
}
