package bellwether.domain.workspace;

import bellwether.domain.incident.Severity;
import bellwether.domain.notice.Alert;
import bellwether.domain.vendor.Vendor;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * A rule that sends certain alerts to a channel.
 *
 * @param channel id or name of the Slack channel
 * @param minimum the minimum severity
 * @param tiers as {@link #normalizeTier} writes them; empty for any tier and for vendors without
 *     one
 * @param vendors {@link Vendor#key()} of the vendors; empty for all
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

  /** Whether the rule matches the alert. */
  public boolean matches(Alert alert) {
    return alert.severity().level().compareTo(minimum) >= 0
        && (tiers.isEmpty()
            || (alert.tier() != null && tiers.contains(normalizeTier(alert.tier()))))
        && (vendors.isEmpty() || vendors.contains(Vendor.key(alert.vendor())));
  }

  /** Normalizes a tier: "1", "Tier 1" and "tier-1" become "1"; "Gold" becomes "gold". */
  public static String normalizeTier(String tier) {
    String digits = tier.replaceAll("[^0-9]", "");
    return digits.isEmpty() ? tier.strip().toLowerCase(Locale.ROOT) : digits;
  }
}
