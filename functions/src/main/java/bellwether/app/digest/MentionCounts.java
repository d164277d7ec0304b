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
import java.util.function.Function;
import java.util.stream.Collectors;

/** Counts the mentions of a customer's vendors that raised no alert. */
final class MentionCounts {
  private static final int MAX_VENDORS = 10;

  /** Over a thousand a day for a week; only their keys are read. */
  private static final int MAX_COUNTED = 10_000;

  private final MentionStore mentions;

  MentionCounts(MentionStore mentions) {
    this.mentions = mentions;
  }

  /**
   * Counts the mentions of these vendors from {@code since} inclusive to {@code until} exclusive,
   * except those that became alerts among the customer's recent deliveries.
   */
  Digest.Mentions count(
      String customer, List<Vendor> vendors, List<Delivery> recent, Instant since, Instant until) {
    Set<String> watched = vendors.stream().map(Vendor::key).collect(Collectors.toSet());
    Set<Report> alerts = new HashSet<>();
    for (Delivery delivery : recent) {
      if (delivery.notice() instanceof Alert alert) {
        alerts.add(new Report(Vendor.key(alert.vendor()), alert.advisoryId()));
      }
    }
    Map<Subject, VendorCount> counts = new HashMap<>();
    for (Mention.Key key : mentions.findKeysBetween(customer, since, until, MAX_COUNTED)) {
      if (watched.contains(key.vendor())
          && !alerts.contains(new Report(key.vendor(), key.advisoryId()))) {
        counts.merge(
            new Subject(key.vendor(), key.possible()),
            new VendorCount(key, 1),
            (newest, _) -> new VendorCount(newest.newest(), newest.reports() + 1));
      }
    }
    List<VendorCount> most =
        counts.values().stream()
            .sorted(
                Comparator.comparing((VendorCount count) -> count.newest().possible())
                    .thenComparingInt(VendorCount::reports)
                    .reversed()
                    .thenComparing(count -> count.newest().vendor()))
            .limit(MAX_VENDORS)
            .toList();
    return new Digest.Mentions(toLines(most), counts.size() - most.size());
  }

  private List<Digest.MentionEntry> toLines(List<VendorCount> counts) {
    Map<Mention.Key, Mention> found =
        mentions.findAll(counts.stream().map(VendorCount::newest).toList()).stream()
            .collect(Collectors.toMap(Mention::key, Function.identity()));
    List<Digest.MentionEntry> lines = new ArrayList<>();
    for (VendorCount count : counts) {
      Mention newest = found.get(count.newest());
      if (newest != null) {
        lines.add(
            new Digest.MentionEntry(
                newest.vendor(), newest.possible(), count.reports(), newest.title(), newest.url()));
      }
    }
    return lines;
  }

  /** A report about one vendor. */
  private record Report(String vendor, String advisoryId) {}

  /** A vendor, and whether the reports that are counted possibly concern it. */
  private record Subject(String vendor, boolean possible) {}

  /** The number of reports that mention one vendor, and the newest of them. */
  private record VendorCount(Mention.Key newest, int reports) {}
}
