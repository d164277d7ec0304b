package bellwether.domain.workspace;

import bellwether.domain.incident.Severity;
import bellwether.domain.notice.Alert;
import bellwether.domain.vendor.Vendor;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Where alerts of one sort go.
 *
 * @param channel id or name of the Slack channel
 * @param minimum an alert less severe does not fit
 * @param tiers as {@link #normalizeTier} spells them; empty for any, and for vendors without one
 * @param vendors {@link Vendor#key()} of those that fit; empty for any
 */
public record Route(
    String channel, Severity.Level minimum, Set<String> tiers, Set<String> vendors) {

  public Route {
    if (channel.isBlank()) {
      throw new IllegalArgumentException("a route needs a channel");
    }
    tiers = tiers.stream().map(Route::normalizeTier).collect(Collectors.toUnmodifiableSet());
    vendors = Set.copyOf(vendors);
  }

  /** Whether the alert goes this way. */
  public boolean matches(Alert alert) {
    return alert.severity().level().compareTo(minimum) >= 0
        && (tiers.isEmpty()
            || (alert.tier() != null && tiers.contains(normalizeTier(alert.tier()))))
        && (vendors.isEmpty() || vendors.contains(Vendor.key(alert.vendor())));
  }

  /** One spelling of a tier: "1", "Tier 1" and "tier-1" are "1"; "Gold" is "gold". */
  public static String normalizeTier(String tier) {
    String digits = tier.replaceAll("[^0-9]", "");
    return digits.isEmpty() ? tier.strip().toLowerCase(Locale.ROOT) : digits;
  }
}
