package bellwether.app.match;

import bellwether.domain.incident.Match;
import bellwether.domain.notice.Alert;
import bellwether.domain.notice.Delivery;
import bellwether.domain.vendor.Vendor;
import bellwether.match.chain.DeclaredUse;
import bellwether.store.DeliveryStore;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * Leaves out the vendors of which a report says that they are affected: a text beside the others
 * says that nobody has said so.
 */
record AffectedVendors(DeliveryStore deliveries, InstantSource clock) {
  /** News about the customers of a breached company follow within this time. */
  private static final Duration RECENT = Duration.ofDays(30);

  private static final int MAX_DELIVERIES = 100;

  /**
   * The uses that have not expired, of vendors without an alert.
   *
   * @param matches what the same report says about watched vendors
   */
  List<DeclaredUse> without(List<DeclaredUse> uses, String customer, List<Match> matches) {
    LocalDate today = LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC);
    List<DeclaredUse> valid = uses.stream().filter(use -> use.link().isValidOn(today)).toList();
    if (valid.isEmpty()) {
      return valid;
    }
    Set<String> affected = new HashSet<>();
    matches.stream()
        .filter(match -> match.triggersAlert() || match.isPossible())
        .forEach(match -> affected.add(match.vendor().key()));
    Instant since = clock.instant().minus(RECENT);
    for (Delivery delivery : deliveries.findRecent(customer, MAX_DELIVERIES)) {
      if (delivery.notice() instanceof Alert alert && delivery.createdAt().isAfter(since)) {
        affected.add(Vendor.key(alert.vendor()));
      }
    }
    return valid.stream().filter(use -> !affected.contains(use.vendor().key())).toList();
  }
}
