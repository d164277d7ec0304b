package bellwether.app.digest;

import bellwether.domain.notice.Alert;
import bellwether.domain.notice.Delivery;
import bellwether.domain.notice.Digest;
import bellwether.domain.vendor.Mention;
import bellwether.domain.vendor.Vendor;
import bellwether.store.MentionStore;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/** Counts which of a customer's vendors were merely mentioned. */
final class MentionCounts {
  private static final int MOST_VENDORS = 10;

  /** Above a thousand a day for a whole week; only their keys are read. */
  private static final int MOST_COUNTED = 10_000;

  private final MentionStore mentions;

  MentionCounts(MentionStore mentions) {
    this.mentions = mentions;
  }

  /**
   * What was mentioned from {@code since} on, but before {@code until}.
   *
   * @param vendors that are watched by now: what was taken off the list is told no more
   * @param recent the customer's latest deliveries: what was told as an alert is not told again
   */
  Digest.Mentioned in(
      String customer, List<Vendor> vendors, List<Delivery> recent, Instant since, Instant until) {
    Set<String> watched = vendors.stream().map(Vendor::key).collect(Collectors.toSet());
    Set<Mention.Key> alerts = new HashSet<>();
    for (Delivery delivery : recent) {
      if (delivery.notice() instanceof Alert alert) {
        alerts.add(new Mention.Key(customer, Vendor.key(alert.vendor()), alert.advisory()));
      }
    }
    Map<String, Count> counts = new HashMap<>();
    for (Mention.Key key : mentions.findKeysBetween(customer, since, until, MOST_COUNTED)) {
      if (watched.contains(key.vendor()) && !alerts.contains(key)) {
        counts.merge(key.vendor(), new Count(key, 1), Count::and);
      }
    }
    List<Count> most =
        counts.values().stream()
            .sorted(
                Comparator.comparingInt(Count::reports)
                    .reversed()
                    .thenComparing(count -> count.newest().vendor()))
            .limit(MOST_VENDORS)
            .toList();
    return new Digest.Mentioned(lines(most), counts.size() - most.size());
  }

  private List<Digest.Line> lines(List<Count> counts) {
    Map<Mention.Key, Mention> found = new HashMap<>();
    mentions
        .findAll(counts.stream().map(Count::newest).toList())
        .forEach(one -> found.put(one.key(), one));
    List<Digest.Line> lines = new ArrayList<>();
    for (Count count : counts) {
      Mention newest = found.get(count.newest());
      if (newest != null) {
        lines.add(new Digest.Line(newest.vendor(), count.reports(), newest.title(), newest.url()));
      }
    }
    return lines;
  }

  /** How many reports mention one vendor, and the newest of them. */
  private record Count(Mention.Key newest, int reports) {

    /** The other comes later in a list that has the newest first. */
    Count and(Count older) {
      return new Count(newest, reports + older.reports);
    }
  }
}
