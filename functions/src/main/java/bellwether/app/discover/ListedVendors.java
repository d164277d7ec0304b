package bellwether.app.discover;

import bellwether.domain.vendor.Vendor;
import bellwether.match.names.VendorIdentity;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** Finds vendors on a list by their identity or domain. */
final class ListedVendors {
  private final Map<String, String> namesByKey = new HashMap<>();
  private final Map<String, String> namesByDomain = new HashMap<>();

  ListedVendors(List<Vendor> listed) {
    for (Vendor vendor : listed) {
      Stream.concat(Stream.of(vendor.name()), vendor.aliases().stream())
          .filter(name -> !Vendor.key(name).isEmpty())
          .forEach(
              name -> namesByKey.putIfAbsent(VendorIdentity.ofName(name).key(), vendor.name()));
      vendor
          .domains()
          .forEach(
              domain -> namesByDomain.putIfAbsent(domain.toLowerCase(Locale.ROOT), vendor.name()));
    }
  }

  /** The name on the list. */
  Optional<String> find(VendorIdentity identity, List<String> domains) {
    return Optional.ofNullable(namesByKey.get(identity.key()))
        .or(() ->
            domains.stream()
                .flatMap(domain -> Stream.ofNullable(namesByDomain.get(domain)))
                .findFirst());
  }
}
