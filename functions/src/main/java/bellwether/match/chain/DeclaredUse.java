package bellwether.match.chain;

import bellwether.domain.chain.SupplierLink;
import bellwether.domain.vendor.Vendor;

/**
 * A vendor of a customer, and the link by which it declares a supplier.
 *
 * @param vendor as on the customer's list
 */
public record DeclaredUse(Vendor vendor, SupplierLink link) {}
