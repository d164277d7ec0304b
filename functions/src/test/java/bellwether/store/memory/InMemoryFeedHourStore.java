package bellwether.store.memory;

import bellwether.domain.record.FeedHour;
import bellwether.domain.record.FeedRead;
import bellwether.domain.record.HashChain;
import bellwether.domain.record.HourEntries;
import bellwether.store.record.FeedHourStore;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Implements {@link FeedHourStore} in memory, for tests. */
public final class InMemoryFeedHourStore implements FeedHourStore {
  private final TreeMap<Instant, HourEntries> hours = new TreeMap<>();
  private final TreeMap<Instant, String> seals = new TreeMap<>();
  private @Nullable Instant beginning;

  @Override
  public synchronized void add(Collection<FeedRead> reads) {
    for (FeedRead read : reads) {
      hours
          .computeIfAbsent(HourEntries.hourOf(read.at()), HourEntries::none)
          .add(read, read.feed());
    }
  }

  @Override
  public synchronized void seal(Instant now) {
    if (beginning == null) {
      beginning = now;
    }
    for (HourEntries entries :
        hours.headMap(HourEntries.hourOf(now.minus(SEALED_AFTER)), false).values()) {
      if (!seals.containsKey(entries.hour())
          && !entries.hour().isBefore(HourEntries.hourOf(beginning))) {
        seals.put(entries.hour(), entries.hash(previous(entries.hour())));
      }
    }
  }

  private String previous(Instant hour) {
    var before = seals.lowerEntry(hour);
    return before == null ? HashChain.START : before.getValue();
  }

  @Override
  public synchronized Optional<Instant> beginning() {
    return Optional.ofNullable(beginning);
  }

  @Override
  public synchronized Hours find(Instant from, Instant until) {
    List<FeedHour> feeds = new ArrayList<>();
    List<Seal> found = new ArrayList<>();
    hours
        .subMap(HourEntries.hourOf(from), true, until, false)
        .forEach((hour, entries) -> {
          feeds.addAll(entries.feeds());
          String seal = seals.get(hour);
          if (seal != null) {
            found.add(new Seal(hour, seal, seal.equals(entries.hash(previous(hour)))));
          }
        });
    return new Hours(feeds, found);
  }
}
