package bellwether.app.discover;

import bellwether.app.discover.evidence.Evidence;
import bellwether.domain.vendor.Vendor;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A vendor that a company uses or used, with all evidence, strongest first.
 *
 * @param name the name that news use, or as a source writes it; untrusted text
 * @param domain its domain, if it is not a well-known vendor; null if none is certain
 * @param listedAs its name on the vendor list; null if it is not on it
 */
public record Proposal(
    String name, @Nullable String domain, List<Evidence> evidence, @Nullable String listedAs) {

  public Proposal {
    evidence = List.copyOf(evidence);
  }

  public boolean isListed() {
    return listedAs != null;
  }

  /**
   * The vendor for a list. A well-known vendor has only its name, because aliases or domains would
   * replace the names that are known of it.
   */
  public Vendor toVendor() {
    return new Vendor(
        name,
        domain == null ? List.of() : List.of(domain),
        List.of(),
        List.of(),
        null,
        null,
        List.of());
  }
}
