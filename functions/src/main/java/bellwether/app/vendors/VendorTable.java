package bellwether.app.vendors;

import bellwether.domain.chain.DeclaredSupplier;
import bellwether.domain.chain.SupplyChain;
import bellwether.domain.feed.StatusPage;
import bellwether.domain.vendor.Vendor;
import java.net.URI;
import java.time.LocalDate;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A vendor list that was read from a table: each key once, in the order of the table, with its
 * columns, and with warnings about harmless mistakes.
 */
public record VendorTable(List<Vendor> vendors, Set<VendorColumn> columns, List<String> warnings) {

  public VendorTable {
    vendors = List.copyOf(vendors);
    columns = Set.copyOf(columns);
    warnings = List.copyOf(warnings);
  }

  /** The table with a date for each supplier, because a table confirms what it names. */
  VendorTable confirmed(List<Vendor> current, LocalDate today) {
    return new VendorTable(confirmed(vendors, current, today), columns, warnings);
  }

  /** Vendors that were read from a table, with a date for each supplier. */
  public static List<Vendor> confirmed(List<Vendor> read, List<Vendor> current, LocalDate today) {
    Map<String, Vendor> byKey = byKey(current);
    return read.stream()
        .map(vendor -> {
          Vendor known = byKey.getOrDefault(vendor.key(), vendor);
          return vendor.withChain(vendor.chain().confirmed(known.chain(), today));
        })
        .toList();
  }

  private static Map<String, Vendor> byKey(List<Vendor> vendors) {
    Map<String, Vendor> byKey = new HashMap<>();
    vendors.forEach(vendor -> byKey.put(vendor.key(), vendor));
    return byKey;
  }

  /**
   * The vendors of the table, with the values of the current list in columns that the table lacks:
   * a table of names only removes no aliases.
   */
  public List<Vendor> mergedWith(List<Vendor> current) {
    Map<String, Vendor> byKey = byKey(current);
    return vendors.stream()
        .map(vendor -> merge(vendor, byKey.getOrDefault(vendor.key(), vendor)))
        .toList();
  }

  private Vendor merge(Vendor read, Vendor current) {
    Map<VendorColumn, List<String>> values = new EnumMap<>(VendorColumn.class);
    for (VendorColumn column : VendorColumn.values()) {
      values.put(column, column.valuesOf(columns.contains(column) ? read : current));
    }
    return toVendor(values);
  }

  /** A table of names only, without those that have no letter or digit. */
  static VendorTable ofNames(Stream<String> names) {
    Map<String, Vendor> byKey = new LinkedHashMap<>();
    names
        .filter(name -> !Vendor.key(name).isEmpty())
        .map(Vendor::ofName)
        .forEach(vendor -> byKey.putIfAbsent(vendor.key(), vendor));
    return new VendorTable(List.copyOf(byKey.values()), Set.of(VendorColumn.NAME), List.of());
  }

  /** Builds a vendor; columns without values may be missing. */
  static Vendor toVendor(Map<VendorColumn, List<String>> values) {
    String page = firstOrNull(values.getOrDefault(VendorColumn.SUBPROCESSORS, List.of()));
    String status = firstOrNull(values.getOrDefault(VendorColumn.STATUS, List.of()));
    return new Vendor(
        values.getOrDefault(VendorColumn.NAME, List.of()).getFirst(),
        values.getOrDefault(VendorColumn.DOMAIN, List.of()),
        values.getOrDefault(VendorColumn.ALIASES, List.of()),
        values.getOrDefault(VendorColumn.PRODUCTS, List.of()),
        firstOrNull(values.getOrDefault(VendorColumn.TIER, List.of())),
        firstOrNull(values.getOrDefault(VendorColumn.OWNER, List.of())),
        values.getOrDefault(VendorColumn.EXCLUDE, List.of()),
        status == null ? null : new StatusPage(URI.create(status)),
        new SupplyChain(
            values.getOrDefault(VendorColumn.USES, List.of()).stream()
                .map(DeclaredSupplier::parse)
                .toList(),
            !values.getOrDefault(VendorColumn.USES_ALERT, List.of()).isEmpty(),
            page == null ? null : URI.create(page)));
  }

  private static @Nullable String firstOrNull(List<String> values) {
    return values.isEmpty() ? null : values.getFirst();
  }
}
