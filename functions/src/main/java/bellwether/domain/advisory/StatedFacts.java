package bellwether.domain.advisory;

import io.soabase.recordbuilder.core.RecordBuilder;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Facts that a feed states in fields, so that matching need not infer them from text.
 *
 * @param victims organizations that the format names as breached, and other spellings of their
 *     names
 * @param products affected products, each with its vendor
 * @param claim whether this is a claim of the attackers
 * @param recordCount number of records exposed; null if not stated
 * @param dataClasses kinds of data exposed, in the feed's words
 * @param exploitation the most severe of any affected product
 * @param retracted whether the source withdrew the record
 * @param packages affected packages
 * @param malware whether the packages are or contain malware
 */
@RecordBuilder
public record StatedFacts(
    List<String> victims,
    List<Product> products,
    boolean claim,
    @Nullable Long recordCount,
    List<String> dataClasses,
    Exploitation exploitation,
    boolean retracted,
    List<PackageName> packages,
    boolean malware)
    implements StatedFactsBuilder.With {

  /** For formats that contain only prose. */
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

  /** Creates facts with only victims, as in registers. */
  public static StatedFacts victims(List<String> victims) {
    return NONE.withVictims(victims);
  }

  /** Creates facts with a product and its vendor, either of which may be unknown. */
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

  /**
   * The first known vendor, or else the publisher of the first package; null if neither is known.
   */
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

  /** The first named product, or else the packages' names in one line; null if there is neither. */
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

  /** Returns a copy with this exploitation of all products. */
  @Override
  public StatedFacts withExploitation(Exploitation use) {
    List<Product> used = products.stream().map(each -> each.withExploitation(use)).toList();
    return with(copy -> copy.products(used).exploitation(use));
  }
}
