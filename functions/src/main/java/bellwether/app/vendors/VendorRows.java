package bellwether.app.vendors;

import bellwether.app.csv.CsvCells;
import bellwether.domain.chain.DeclaredSupplier;
import bellwether.domain.vendor.Vendor;
import bellwether.domain.workspace.Route;
import bellwether.feed.catalogue.StatusPageAddress;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/** Reads a vendor list row by row, the header first. */
final class VendorRows {
  /** The tiers that {@code docs/commands.md} describes; others have no meaning of their own. */
  private static final Set<String> TIERS = Set.of("1", "2", "3");

  private final VendorCsv.Limits limits;
  private final Map<VendorColumn, Integer> columns = new EnumMap<>(VendorColumn.class);
  private final Map<String, Vendor> vendors = new LinkedHashMap<>();
  private final List<String> warnings = new ArrayList<>();
  private int width;

  VendorRows(VendorCsv.Limits limits) {
    this.limits = limits;
  }

  /**
   * Adds a row, or the header; a row of empty cells is no row.
   *
   * @param place where a person finds the row, such as {@code line 2}
   */
  void addRow(List<String> cells, String place) throws BadTableException {
    if (cells.stream().allMatch(String::isBlank)) {
      return;
    }
    if (columns.isEmpty()) {
      readHeader(cells, place);
    } else {
      readRow(cells, place);
    }
  }

  void warn(String warning) {
    warnings.add(warning);
  }

  VendorTable toTable() throws BadTableException {
    if (columns.isEmpty()) {
      throw missingNameColumn();
    }
    if (vendors.isEmpty()) {
      throw new BadTableException("has no vendors: add a row with a name below the header");
    }
    return new VendorTable(List.copyOf(vendors.values()), columns.keySet(), warnings);
  }

  private void readHeader(List<String> cells, String place) throws BadTableException {
    TreeSet<String> ignored = new TreeSet<>();
    TreeSet<String> seen = new TreeSet<>();
    width = cells.size();
    for (int i = 0; i < cells.size(); i++) {
      String name = cells.get(i).strip().toLowerCase(Locale.ROOT);
      if (!name.isEmpty() && !seen.add(name)) {
        throw new BadTableException(
            place, "the header contains a column twice: remove one " + quote(name));
      }
      Optional<VendorColumn> column = VendorColumn.fromHeader(name);
      if (column.isPresent()) {
        columns.put(column.get(), i);
      } else if (!name.isEmpty()) {
        ignored.add(abbreviate(name));
      }
    }
    if (!columns.containsKey(VendorColumn.NAME)) {
      throw missingNameColumn();
    }
    if (!ignored.isEmpty()) {
      warnings.add("column ignored: " + String.join(", ", ignored));
    }
  }

  private static BadTableException missingNameColumn() {
    return new BadTableException(
        "has no \"name\" column: start it with a header such as name,domain,aliases");
  }

  private void readRow(List<String> cells, String place) throws BadTableException {
    Map<VendorColumn, List<String>> values = new EnumMap<>(VendorColumn.class);
    for (Map.Entry<VendorColumn, Integer> column : columns.entrySet()) {
      if (column.getValue() < cells.size()) {
        values.put(
            column.getKey(), parseValues(column.getKey(), cells.get(column.getValue()), place));
      }
    }
    if (cells.stream().skip(width).anyMatch(cell -> !cell.isBlank())) {
      warnings.add(
          place
              + " has more cells than the header: add a heading, or put text with commas in quotes");
    }
    List<String> names = values.getOrDefault(VendorColumn.NAME, List.of());
    if (names.isEmpty() || Vendor.key(names.getFirst()).isEmpty()) {
      warnings.add(place + ": no name, row skipped");
      return;
    }
    Vendor vendor = VendorTable.toVendor(values);
    if (vendors.putIfAbsent(vendor.key(), vendor) != null) {
      warnings.add(place + ": \"" + vendor.name() + "\" is listed twice, the first is used");
    }
    if (vendors.size() > limits.maxVendors()) {
      throw new BadTableException(
          place,
          String.format(Locale.ROOT, "more than %,d vendors: import fewer", limits.maxVendors()));
    }
  }

  private List<String> parseValues(VendorColumn column, String cell, String place)
      throws BadTableException {
    String stripped = cell.strip();
    List<String> values =
        column.multiValued
            ? CsvCells.readList(stripped)
            : stripped.isEmpty() ? List.of() : List.of(CsvCells.unescape(stripped));
    for (String value : values) {
      if (value.length() > limits.maxValueChars()) {
        throw new BadTableException(
            place,
            String.format(
                Locale.ROOT,
                "%s %s is %,d characters long: shorten it to %,d",
                column.header(),
                quote(value),
                value.length(),
                limits.maxValueChars()));
      }
    }
    return switch (column) {
      case STATUS, SUBPROCESSORS -> parsePages(column, values, place);
      case DOMAIN -> parseDomains(values, place);
      case PRODUCTS -> checkProducts(values, place);
      case TIER -> checkTier(values, place);
      case USES -> checkUses(values, place);
      case USES_ALERT -> parseUsesAlert(values, place);
      case NAME, ALIASES, OWNER, EXCLUDE -> values;
    };
  }

  private static List<String> parseDomains(List<String> values, String place)
      throws BadTableException {
    List<String> domains = new ArrayList<>();
    for (String value : values) {
      domains.add(
          DomainName.parse(value)
              .orElseThrow(() ->
                  new BadTableException(
                      place, "domain " + quote(value) + " is none: write it like okta.com")));
    }
    return domains;
  }

  private List<String> checkProducts(List<String> values, String place) {
    values.stream()
        .filter(value -> value.contains(","))
        .forEach(value ->
            warnings.add(
                place
                    + ": is "
                    + quote(value)
                    + " one product? If not, separate products with semicolons"));
    return values;
  }

  private List<String> checkUses(List<String> values, String place) {
    List<String> named =
        values.stream()
            .filter(value -> !Vendor.key(DeclaredSupplier.parse(value).name()).isEmpty())
            .distinct()
            .toList();
    if (named.size() <= DeclaredSupplier.MAX_PER_VENDOR) {
      return named;
    }
    warnings.add(
        String.format(
            Locale.ROOT,
            "%s: uses names %,d suppliers, the first %d are used",
            place,
            named.size(),
            DeclaredSupplier.MAX_PER_VENDOR));
    return named.subList(0, DeclaredSupplier.MAX_PER_VENDOR);
  }

  private List<String> parseUsesAlert(List<String> values, String place) {
    String value = values.isEmpty() ? "no" : values.getFirst().toLowerCase(Locale.ROOT);
    if (!value.equals(VendorColumn.YES) && !value.equals("no")) {
      warnings.add(place + ": uses_alert " + quote(value) + " is not yes or no, so it means no");
    }
    return value.equals(VendorColumn.YES) ? List.of(VendorColumn.YES) : List.of();
  }

  private List<String> checkTier(List<String> values, String place) {
    values.stream()
        .filter(value -> !TIERS.contains(Route.normalizeTier(value)))
        .forEach(value -> warnings.add(place + ": tier " + quote(value) + " is not 1, 2 or 3"));
    return values;
  }

  private List<String> parsePages(VendorColumn column, List<String> values, String place)
      throws BadTableException {
    List<String> pages = new ArrayList<>();
    for (String value : values) {
      try {
        pages.add(
            StatusPageAddress.parse(value, limits.allowsAnyStatusHost()).address().toString());
      } catch (IllegalArgumentException e) {
        throw new BadTableException(
            place, column.header() + " " + quote(value) + " " + e.getMessage());
      }
    }
    return pages;
  }

  static String quote(String text) {
    return "\"" + abbreviate(text) + "\"";
  }

  private static String abbreviate(String text) {
    return text.length() <= 30 ? text : text.substring(0, text.offsetByCodePoints(0, 15)) + "…";
  }
}
