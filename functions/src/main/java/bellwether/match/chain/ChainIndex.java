package bellwether.match.chain;

import bellwether.domain.chain.SupplierPage;
import bellwether.domain.chain.SupplyChain;
import bellwether.domain.vendor.Vendor;
import bellwether.domain.vendor.Watchlist;
import bellwether.match.Matcher;
import bellwether.match.names.VendorIdentity;
import java.net.URI;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;

/**
 * The declared suppliers of all customers, and a matcher for those that a customer does not watch.
 *
 * <p>The matcher is apart from that of watched vendors, so that a declared name never changes how
 * an item is read for a vendor. Names that are ordinary words, and suppliers that almost everybody
 * declares, are not looked for.
 */
public final class ChainIndex {
  /** The lists that declare anything, to read them again with newer pages. */
  private final List<Watchlist> lists = new ArrayList<>();

  private final Map<String, CustomerChain> chains = new HashMap<>();

  /** The suppliers to look for, with the key and the customers of each. */
  private final Map<Vendor, String> keys = new LinkedHashMap<>();

  private final Map<String, Set<String>> customersByKey = new HashMap<>();
  private final Matcher matcher;

  private ChainIndex(Collection<Watchlist> all, Map<URI, SupplierPage> pages) {
    Map<String, Vendor> suppliers = new LinkedHashMap<>();
    for (Watchlist list : all) {
      if (list.vendors().stream().allMatch(one -> one.chain().equals(SupplyChain.NONE))) {
        continue;
      }
      lists.add(list);
      CustomerChain chain = CustomerChain.of(list.vendors(), pages);
      if (!chain.isEmpty()) {
        chains.put(list.customer(), chain);
        chain
            .names()
            .forEach((key, supplier) -> {
              if (isLookedFor(supplier)) {
                suppliers.putIfAbsent(key, Vendor.ofName(supplier.name()));
                customersByKey
                    .computeIfAbsent(key, _ -> new LinkedHashSet<>())
                    .add(list.customer());
              }
            });
      }
    }
    suppliers.forEach((key, supplier) -> keys.put(supplier, key));
    this.matcher = Matcher.of(keys.keySet());
  }

  /**
   * Creates the index of these lists.
   *
   * @param pages reads what pages of subprocessors said
   */
  public static ChainIndex of(
      Collection<Watchlist> lists, Function<Collection<URI>, Map<URI, SupplierPage>> pages) {
    Set<URI> addresses = new HashSet<>();
    lists.forEach(list -> addresses.addAll(CustomerChain.pages(list.vendors())));
    return new ChainIndex(lists, addresses.isEmpty() ? Map.of() : pages.apply(addresses));
  }

  /** The index of the same lists, with the pages as they are now. */
  public ChainIndex withPages(Function<Collection<URI>, Map<URI, SupplierPage>> pages) {
    boolean hasPages =
        lists.stream().anyMatch(list -> !CustomerChain.pages(list.vendors()).isEmpty());
    return hasPages ? of(lists, pages) : this;
  }

  /** Whether incidents of a supplier that is not watched are noticed. */
  public static boolean isLookedFor(VendorIdentity supplier) {
    return !supplier.isAmbiguous() && UbiquitousSuppliers.reasonOf(supplier).isEmpty();
  }

  /** Whether no supplier is looked for. */
  public boolean isEmpty() {
    return keys.isEmpty();
  }

  /** Finds the suppliers that are looked for. */
  public Matcher matcher() {
    return matcher;
  }

  /** The customers whose vendors declare the supplier, and that do not watch it. */
  public Set<String> customersDeclaring(Vendor supplier) {
    String key = keys.get(supplier);
    return key == null ? Set.of() : customersByKey.getOrDefault(key, Set.of());
  }

  /** The customer's vendors that declare this supplier, which the customer does not watch. */
  public List<DeclaredUse> usesOfSupplier(String customer, Vendor supplier) {
    String key = keys.get(supplier);
    return key == null ? List.of() : chain(customer).ofOthers().getOrDefault(key, List.of());
  }

  /** The customer's vendors that declare this watched vendor as their supplier. */
  public List<DeclaredUse> usesOfWatched(String customer, Vendor vendor) {
    return chain(customer).ofWatched().getOrDefault(vendor.key(), List.of());
  }

  private CustomerChain chain(String customer) {
    return chains.getOrDefault(customer, CustomerChain.NONE);
  }
}
