package bellwether.domain.advisory;

import org.jspecify.annotations.Nullable;

/**
 * A product that a record concerns.
 *
 * @param vendor its maker; null where unknown
 * @param name null where the record concerns its maker's products without naming one
 */
public record Product(@Nullable String vendor, @Nullable String name, Exploitation exploitation) {

  /** The same with this use by attackers. */
  public Product withExploitation(Exploitation use) {
    return new Product(vendor, name, use);
  }

  /** Whether both are the same maker's same product. */
  public boolean isSameProduct(Product other) {
    return withExploitation(other.exploitation).equals(other);
  }
}
