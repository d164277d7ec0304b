package bellwether.app.discover;

import bellwether.domain.chain.DeclaredSupplier;
import bellwether.domain.chain.SupplyChain;
import bellwether.domain.vendor.DeclaredLink;
import bellwether.domain.vendor.Vendor;
import bellwether.match.names.VendorIdentity;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * The subcontractors that a DORA register names, as suppliers of the direct provider of the same
 * contract: the rank in b_05.02 is 1 for the direct provider, of which the company is a customer
 * (Implementing Regulation (EU) 2024/2956, Annex I).
 */
final class RegisteredSuppliers {
  private static final int DIRECT_SUBCONTRACTOR = 2;

  /** By the identity of the direct provider. */
  private final Map<String, Set<DeclaredSupplier>> suppliers = new LinkedHashMap<>();

  RegisteredSuppliers(List<DeclaredLink> chain) {
    Map<String, Set<String>> direct = new LinkedHashMap<>();
    for (DeclaredLink link : chain) {
      if (link.rank() == DIRECT_SUBCONTRACTOR && isName(link.recipient().name())) {
        direct
            .computeIfAbsent(link.contract(), _ -> new LinkedHashSet<>())
            .add(VendorIdentity.ofName(link.recipient().name()).key());
      }
    }
    for (DeclaredLink link : chain) {
      if (isName(link.provider().name())) {
        DeclaredSupplier supplier =
            DeclaredSupplier.ofRegister(link.provider().name(), link.rank(), link.contract());
        direct
            .getOrDefault(link.contract(), Set.of())
            .forEach(provider ->
                suppliers.computeIfAbsent(provider, _ -> new LinkedHashSet<>()).add(supplier));
      }
    }
  }

  /**
   * The vendor with the suppliers that the register names, after those that it has.
   *
   * @param name its name in the register, or a name of the same vendor
   */
  Vendor addedTo(Vendor vendor, String name) {
    Set<DeclaredSupplier> registered =
        suppliers.getOrDefault(VendorIdentity.ofName(name).key(), Set.of());
    List<DeclaredSupplier> uses = new ArrayList<>(vendor.chain().uses());
    for (DeclaredSupplier supplier : registered) {
      boolean known = uses.stream().anyMatch(use -> supplier.equals(use.withDate(supplier.date())));
      if (!known && uses.size() < DeclaredSupplier.MAX_PER_VENDOR) {
        uses.add(supplier);
      }
    }
    return uses.equals(vendor.chain().uses())
        ? vendor
        : vendor.withChain(new SupplyChain(uses, vendor.chain().alerts(), vendor.chain().page()));
  }

  private static boolean isName(String name) {
    return !Vendor.key(name).isEmpty();
  }
}
