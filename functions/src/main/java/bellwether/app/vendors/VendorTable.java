package bellwether.app.vendors;

import bellwether.domain.feed.StatusPage;
import bellwether.domain.vendor.Vendor;
import java.net.URI;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A vendor list as a table told it.
 *
 * @param vendors in the order of the table, each key once
 * @param columns those that the table has
 * @param warnings what was odd and did no harm, a line each
 */
public record VendorTable(List<Vendor> vendors, Set<VendorColumn> columns, List<String> warnings) {

  public VendorTable {
    vendors = List.copyOf(vendors);
    columns = Set.copyOf(columns);
    warnings = List.copyOf(warnings);
  }

  /**
   * The vendors of the table, where a column that it does not have leaves what the present list
   * says: a table of names alone takes nobody's aliases away.
   */
  public List<Vendor> mergedWith(List<Vendor> present) {
    Map<String, Vendor> byKey = new HashMap<>();
    present.forEach(vendor -> byKey.put(vendor.key(), vendor));
    List<Vendor> filled = new ArrayList<>();
    for (Vendor vendor : vendors) {
      Vendor old = byKey.get(vendor.key());
      filled.add(old == null ? vendor : merge(vendor, old));
    }
    return List.copyOf(filled);
  }

  private Vendor merge(Vendor told, Vendor old) {
    Map<VendorColumn, List<String>> values = new EnumMap<>(VendorColumn.class);
    for (VendorColumn column : EnumSet.allOf(VendorColumn.class)) {
      values.put(column, column.valuesOf(columns.contains(column) ? told : old));
    }
    return toVendor(values);
  }

  /** The vendor of these values; a column without any may be left out. */
  static Vendor toVendor(Map<VendorColumn, List<String>> values) {
    String status = firstOrNull(values.getOrDefault(VendorColumn.STATUS, List.of()));
    return new Vendor(
        values.getOrDefault(VendorColumn.NAME, List.of()).getFirst(),
        values.getOrDefault(VendorColumn.DOMAIN, List.of()),
        values.getOrDefault(VendorColumn.ALIASES, List.of()),
        values.getOrDefault(VendorColumn.PRODUCTS, List.of()),
        firstOrNull(values.getOrDefault(VendorColumn.TIER, List.of())),
        firstOrNull(values.getOrDefault(VendorColumn.OWNER, List.of())),
        values.getOrDefault(VendorColumn.EXCLUDE, List.of()),
        status == null ? null : new StatusPage(URI.create(status)));
  }

  private static @Nullable String firstOrNull(List<String> values) {
    return values.isEmpty() ? null : values.getFirst();
  }
}
