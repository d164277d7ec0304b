package bellwether.match.chain;

import bellwether.domain.chain.DeclaredSupplier;
import bellwether.domain.chain.SupplierLink;
import bellwether.domain.chain.SupplierPage;
import bellwether.domain.vendor.Vendor;
import bellwether.match.names.VendorIdentity;
import java.net.URI;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * The suppliers that the vendors of one customer declare: those that the customer watches too, and
 * the others.
 *
 * @param ofWatched the uses of each watched vendor, by {@link Vendor#key()}
 * @param ofOthers the uses of each other supplier, by {@link VendorIdentity#key()}
 * @param names the name of each other supplier
 */
public record CustomerChain(
    Map<String, List<DeclaredUse>> ofWatched,
    Map<String, List<DeclaredUse>> ofOthers,
    Map<String, VendorIdentity> names) {

  /** Nothing is declared. */
  public static final CustomerChain NONE = new CustomerChain(Map.of(), Map.of(), Map.of());

  /**
   * The chain of these vendors.
   *
   * @param pages what pages of subprocessors said
   */
  public static CustomerChain of(List<Vendor> vendors, Map<URI, SupplierPage> pages) {
    List<DeclaredUse> uses =
        vendors.stream()
            .flatMap(vendor -> Stream.concat(listed(vendor), onPage(vendor, pages)))
            .toList();
    if (uses.isEmpty()) {
      return NONE;
    }
    Map<String, Set<String>> watchedByKey = new HashMap<>();
    for (Vendor vendor : vendors) {
      keysOf(vendor)
          .forEach(
              key -> watchedByKey.computeIfAbsent(key, _ -> new HashSet<>()).add(vendor.key()));
    }
    Map<String, List<DeclaredUse>> ofWatched = new HashMap<>();
    Map<String, List<DeclaredUse>> ofOthers = new LinkedHashMap<>();
    Map<String, VendorIdentity> names = new HashMap<>();
    for (DeclaredUse use : uses) {
      VendorIdentity supplier = VendorIdentity.ofName(use.link().supplier());
      if (isAffiliate(use, supplier)) {
        continue;
      }
      Set<String> watched = new HashSet<>(watchedByKey.getOrDefault(supplier.key(), Set.of()));
      watched.addAll(watchedByKey.getOrDefault(Vendor.key(use.link().supplier()), Set.of()));
      watched.forEach(key -> ofWatched.computeIfAbsent(key, _ -> new ArrayList<>()).add(use));
      if (watched.isEmpty()) {
        ofOthers.computeIfAbsent(supplier.key(), _ -> new ArrayList<>()).add(use);
        names.putIfAbsent(supplier.key(), supplier);
      }
    }
    return new CustomerChain(ofWatched, ofOthers, names);
  }

  /** The pages of subprocessors of these vendors. */
  public static Set<URI> pages(Collection<Vendor> vendors) {
    Set<URI> pages = new HashSet<>();
    vendors.stream()
        .map(vendor -> vendor.chain().page())
        .filter(Objects::nonNull)
        .forEach(pages::add);
    return pages;
  }

  /** The uses that one vendor declares, without its affiliates. */
  public static List<DeclaredUse> usesBy(Vendor vendor, Map<URI, SupplierPage> pages) {
    return Stream.concat(listed(vendor), onPage(vendor, pages))
        .filter(use -> !isAffiliate(use, VendorIdentity.ofName(use.link().supplier())))
        .toList();
  }

  boolean isEmpty() {
    return ofWatched.isEmpty() && ofOthers.isEmpty();
  }

  /**
   * Whether the supplier is the vendor itself, or a company that begins with its name, such as
   * "Zendesk Brasil": pages list affiliates too.
   */
  private static boolean isAffiliate(DeclaredUse use, VendorIdentity supplier) {
    String written = Vendor.key(use.link().supplier());
    boolean beginsWithIt =
        use.link().source().equals(SupplierLink.PAGE)
            && !VendorIdentity.ofName(use.vendor().name()).isAmbiguous()
            && written.startsWith(use.vendor().key() + " ");
    return beginsWithIt
        || keysOf(use.vendor()).anyMatch(key -> key.equals(supplier.key()) || key.equals(written));
  }

  private static Stream<DeclaredUse> onPage(Vendor vendor, Map<URI, SupplierPage> pages) {
    URI address = vendor.chain().page();
    return Optional.ofNullable(address)
        .map(pages::get)
        .filter(page -> page.readAt() != null)
        .stream()
        .flatMap(page ->
            page.rows().stream()
                .map(row -> new SupplierPage.Row(PageName.of(row.supplier()), row.quote()))
                .filter(row -> !Vendor.key(row.supplier()).isEmpty())
                .map(row ->
                    new DeclaredUse(
                        vendor,
                        SupplierLink.ofPage(
                            vendor.name(), row, Objects.requireNonNull(page.readAt())))));
  }

  private static Stream<DeclaredUse> listed(Vendor vendor) {
    return vendor.chain().uses().stream()
        .filter(supplier -> !Vendor.key(supplier.name()).isEmpty())
        .map((DeclaredSupplier supplier) ->
            new DeclaredUse(vendor, SupplierLink.ofList(vendor.name(), supplier)));
  }

  /** The identities by which a vendor of the list is recognized. */
  private static Stream<String> keysOf(Vendor vendor) {
    return Stream.concat(
        Stream.concat(Stream.of(vendor.name()), vendor.aliases().stream())
            .filter(name -> !Vendor.key(name).isEmpty())
            .flatMap(name -> Stream.of(Vendor.key(name), VendorIdentity.ofName(name).key())),
        vendor.products().stream().map(Vendor::key).filter(key -> !key.isEmpty()));
  }
}
