package bellwether.app.lookup;

import bellwether.app.vendors.DomainName;
import bellwether.domain.vendor.Vendor;
import bellwether.match.names.SimilarNames;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Stream;

/** Finds the vendor of a watchlist that a person means. */
public final class VendorFinder {
  private final List<Vendor> vendors;

  public VendorFinder(List<Vendor> vendors) {
    this.vendors = vendors;
  }

  /** The vendor with this name, alias, product or domain; its name counts first. */
  public Optional<Vendor> find(String text) {
    String key = Vendor.key(text);
    String domain = DomainName.parse(text).orElse("");
    if (key.isEmpty()) {
      return Optional.empty();
    }
    return first(vendor -> vendor.key().equals(key))
        .or(() -> first(vendor -> vendor.isCalled(text)))
        .or(() ->
            first(vendor -> vendor.products().stream().map(Vendor::key).anyMatch(key::equals)))
        .or(() ->
            first(vendor -> vendor.domains().stream().anyMatch(own -> isWithin(domain, own))));
  }

  /** The vendor with this name or alias, for changes that a product's name must not cause. */
  public Optional<Vendor> findNamed(String text) {
    return first(vendor -> vendor.isCalled(text));
  }

  private Optional<Vendor> first(Predicate<Vendor> matches) {
    return vendors.stream().filter(matches).findFirst();
  }

  private static boolean isWithin(String domain, String own) {
    String parent = own.toLowerCase(Locale.ROOT);
    return domain.equals(parent) || domain.endsWith("." + parent);
  }

  /** The name of a listed vendor that differs by a small typo. */
  public Optional<String> suggestListed(String text) {
    return SimilarNames.closest(text, listedNames());
  }

  /** The name of a listed or well-known vendor that differs by a small typo. */
  public Optional<String> suggest(String text) {
    return SimilarNames.closest(text, Stream.concat(listedNames(), SimilarNames.wellKnown()));
  }

  private Stream<String> listedNames() {
    return vendors.stream()
        .flatMap(vendor ->
            Stream.of(
                    Stream.of(vendor.name()), vendor.aliases().stream(), vendor.products().stream())
                .flatMap(names -> names));
  }
}
