package bellwether.match.chain;

import bellwether.match.names.VendorIdentity;
import bellwether.match.text.ResourceLines;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * Suppliers that almost every vendor declares, so that their incidents say nothing about one: they
 * are muted, unless a customer watches them.
 */
public final class UbiquitousSuppliers {
  private static final Map<String, String> REASONS =
      ResourceLines.lines("ubiquitous-suppliers.txt").stream()
          .map(line -> line.split(" *\\| *", 2))
          .collect(
              Collectors.toUnmodifiableMap(
                  fields -> VendorIdentity.ofName(fields[0]).key(),
                  fields -> fields[1],
                  (first, _) -> first));

  private UbiquitousSuppliers() {}

  /** Why the supplier is muted; empty if it is not. */
  public static Optional<String> reasonOf(VendorIdentity supplier) {
    return Optional.ofNullable(REASONS.get(supplier.key()));
  }
}
