package bellwether.domain.advisory;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * What a feed's format states outright, so that matching need not guess it from text.
 *
 * @param victims organisations that the format names as breached, and other spellings of theirs
 * @param products concerned, each with its maker
 * @param claim whether this is the attackers' own word
 * @param recordCount number of records taken; null where not stated
 * @param dataClasses kinds of data taken, in the feed's words
 * @param exploitation the worst of any product concerned
 * @param retracted whether the source takes the whole record back
 * @param packages concerned
 * @param malware whether the packages are or contain malware
 */
public record StatedFacts(
    List<String> victims,
    List<Product> products,
    boolean claim,
    @Nullable Long recordCount,
    List<String> dataClasses,
    Exploitation exploitation,
    boolean retracted,
    List<PackageName> packages,
    boolean malware) {

  /** For formats that carry prose only. */
  public static final StatedFacts NONE =
      new StatedFacts(
          List.of(),
          List.of(),
          false,
          null,
          List.of(),
          Exploitation.NOT_STATED,
          false,
          List.of(),
          false);

  /** Victims alone, as a register names them. */
  public static StatedFacts victims(List<String> victims) {
    return NONE.withVictims(victims);
  }

  /** A product with its maker, either of which may be unknown. */
  public static StatedFacts product(@Nullable String vendor, @Nullable String product) {
    return vendor == null && product == null
        ? NONE
        : NONE.withProducts(List.of(new Product(vendor, product, Exploitation.NOT_STATED)));
  }

  public StatedFacts {
    victims = List.copyOf(victims);
    products = List.copyOf(products);
    dataClasses = List.copyOf(dataClasses);
    packages = List.copyOf(packages);
    for (Product product : products) {
      if (product.exploitation().compareTo(exploitation) > 0) {
        exploitation = product.exploitation();
      }
    }
  }

  /** The first maker that is known, or else who publishes the first package; null if nobody is. */
  public @Nullable String vendor() {
    return products.stream()
        .map(Product::vendor)
        .filter(Objects::nonNull)
        .findFirst()
        .orElseGet(() -> packages.isEmpty() ? null : publisherName(packages.getFirst()));
  }

  private static @Nullable String publisherName(PackageName first) {
    return switch (first.publisher()) {
      case Publisher.Account(var account) -> account;
      case Publisher.Domain(var host) -> host;
      case Publisher.Unscoped _ -> null;
    };
  }

  /** The first product that is named, or else the packages' names in one line; null if none is. */
  public @Nullable String product() {
    return products.stream()
        .map(Product::name)
        .filter(Objects::nonNull)
        .findFirst()
        .orElseGet(() ->
            packages.isEmpty()
                ? null
                : packages.stream()
                    .map(PackageName::name)
                    .distinct()
                    .collect(Collectors.joining(", ")));
  }

  /** Whether the format names a product or a package. */
  public boolean hasProducts() {
    return !products.isEmpty() || !packages.isEmpty();
  }

  /** The same with these victims. */
  public StatedFacts withVictims(List<String> named) {
    return new StatedFacts(
        named,
        products,
        claim,
        recordCount,
        dataClasses,
        exploitation,
        retracted,
        packages,
        malware);
  }

  /** The same with these products. */
  public StatedFacts withProducts(List<Product> made) {
    return new StatedFacts(
        victims, made, claim, recordCount, dataClasses, exploitation, retracted, packages, malware);
  }

  /** The same with these packages. */
  public StatedFacts withPackages(List<PackageName> published, boolean areMalware) {
    return new StatedFacts(
        victims,
        products,
        claim,
        recordCount,
        dataClasses,
        exploitation,
        retracted,
        published,
        areMalware);
  }

  /** The same as the attackers' own word. */
  public StatedFacts asClaim() {
    return new StatedFacts(
        victims,
        products,
        true,
        recordCount,
        dataClasses,
        exploitation,
        retracted,
        packages,
        malware);
  }

  /** The same with what was taken. */
  public StatedFacts withExposedData(@Nullable Long number, List<String> kinds) {
    return new StatedFacts(
        victims, products, claim, number, kinds, exploitation, retracted, packages, malware);
  }

  /** The same with this use of all its products by attackers. */
  public StatedFacts withExploitation(Exploitation use) {
    List<Product> used = new ArrayList<>();
    products.forEach(product -> used.add(product.withExploitation(use)));
    return new StatedFacts(
        victims, used, claim, recordCount, dataClasses, use, retracted, packages, malware);
  }

  /** The same, taken back by its source if that says so. */
  public StatedFacts withRetracted(boolean takenBack) {
    return new StatedFacts(
        victims,
        products,
        claim,
        recordCount,
        dataClasses,
        exploitation,
        takenBack,
        packages,
        malware);
  }
}
