package bellwether.app.vendors;

import bellwether.domain.vendor.Vendor;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;

/** The changes that an import would make to a vendor list. */
public record VendorDiff(
    List<Vendor> added, List<Change> changed, List<Vendor> removed, List<Vendor> unchanged) {

  public enum Mode {
    /** Adds or updates the imported vendors; removes none. */
    ADD,
    REMOVE,
    /** Makes the list equal to the import. */
    SYNC
  }

  /** A vendor that differs between the lists, and how, column by column. */
  public record Change(Vendor before, Vendor after, List<String> differences) {
    public Change {
      differences = List.copyOf(differences);
    }
  }

  public VendorDiff {
    added = List.copyOf(added);
    changed = List.copyOf(changed);
    removed = List.copyOf(removed);
    unchanged = List.copyOf(unchanged);
  }

  /** Compares by {@link Vendor#key()}; of several vendors with one key the first counts. */
  public static VendorDiff of(List<Vendor> current, List<Vendor> imported, Mode mode) {
    Map<String, Vendor> before = byKey(current);
    Map<String, Vendor> after = byKey(imported);
    List<Vendor> added = new ArrayList<>();
    List<Change> changed = new ArrayList<>();
    List<Vendor> removed = new ArrayList<>();
    List<Vendor> unchanged = new ArrayList<>();
    before.forEach((key, vendor) -> {
      Vendor update = after.get(key);
      boolean isRemoved =
          mode == Mode.REMOVE ? update != null : mode == Mode.SYNC && update == null;
      if (isRemoved) {
        removed.add(vendor);
      } else if (mode == Mode.REMOVE || update == null || update.equals(vendor)) {
        unchanged.add(vendor);
      } else {
        changed.add(new Change(vendor, update, describeDifferences(vendor, update)));
      }
    });
    if (mode != Mode.REMOVE) {
      after.forEach((key, vendor) -> {
        if (!before.containsKey(key)) {
          added.add(vendor);
        }
      });
    }
    return new VendorDiff(added, changed, removed, unchanged);
  }

  /** The list after the changes. */
  List<Vendor> result() {
    return Stream.of(unchanged.stream(), changed.stream().map(Change::after), added.stream())
        .flatMap(each -> each)
        .toList();
  }

  public boolean isEmpty() {
    return added.isEmpty() && changed.isEmpty() && removed.isEmpty();
  }

  /** Describes the counts, then the first changes; the text is untrusted. */
  public List<String> describe(int maxChanges) {
    List<String> lines = new ArrayList<>();
    lines.add(
        String.format(
            Locale.ROOT,
            "%,d added, %,d changed, %,d removed, %,d unchanged",
            added.size(),
            changed.size(),
            removed.size(),
            unchanged.size()));
    Stream.of(
            removed.stream().map(vendor -> "- " + vendor.name()),
            changed.stream()
                .map(to -> "~ " + to.before().name() + ": " + String.join("; ", to.differences())),
            added.stream().map(vendor -> "+ " + vendor.name()))
        .flatMap(each -> each)
        .limit(maxChanges)
        .forEach(lines::add);
    int more = added.size() + changed.size() + removed.size() - Math.max(0, lines.size() - 1);
    if (more > 0) {
      lines.add(String.format(Locale.ROOT, "and %,d more", more));
    }
    return List.copyOf(lines);
  }

  private static List<String> describeDifferences(Vendor before, Vendor after) {
    List<String> differences = new ArrayList<>();
    for (VendorColumn column : VendorColumn.values()) {
      List<String> from = column.valuesOf(before);
      List<String> to = column.valuesOf(after);
      if (!from.equals(to)) {
        differences.add(column.header() + " " + quote(from) + " becomes " + quote(to));
      }
    }
    return differences;
  }

  private static String quote(List<String> values) {
    return values.isEmpty() ? "none" : "\"" + String.join("; ", values) + "\"";
  }

  private static Map<String, Vendor> byKey(List<Vendor> vendors) {
    Map<String, Vendor> byKey = new LinkedHashMap<>();
    vendors.forEach(vendor -> byKey.putIfAbsent(vendor.key(), vendor));
    return byKey;
  }
}
