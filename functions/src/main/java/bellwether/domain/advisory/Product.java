package bellwether.domain.advisory;

import org.jspecify.annotations.Nullable;

/**
 * A product that a record is about.
 *
 * @param vendor its vendor; null if unknown
 * @param name null if the record is about the vendor's products without naming one
 */
public record Product(@Nullable String vendor, @Nullable String name, Exploitation exploitation) {

  /** Returns a copy with this exploitation. */
  public Product withExploitation(Exploitation use) {
    return new Product(vendor, name, use);
  }

  /** Whether both are the same product of the same vendor. */
  public boolean isSameProduct(Product other) {
    return withExploitation(other.exploitation).equals(other);
  }
}
