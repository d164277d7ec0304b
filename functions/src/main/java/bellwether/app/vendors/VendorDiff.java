package bellwether.app.vendors;

import bellwether.domain.vendor.Vendor;
import bellwether.store.CustomerStore;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.BooleanSupplier;
import java.util.stream.Stream;

/** What an import would do to a vendor list, before anything is done. */
public record VendorDiff(
    List<Vendor> added, List<Change> changed, List<Vendor> removed, List<Vendor> unchanged) {

  /** What becomes of the list. */
  public enum Mode {
    /** It gains what is imported; nobody leaves. */
    ADD,
    /** It loses what is imported. */
    REMOVE,
    /** It becomes what is imported. */
    SYNC
  }

  /**
   * A vendor of both lists that they tell differently.
   *
   * @param differences in words, one a column
   */
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

  /** Compares by {@link Vendor#key()}; of several with one key the first counts. */
  public static VendorDiff of(List<Vendor> current, List<Vendor> imported, Mode mode) {
    Map<String, Vendor> before = byKey(current);
    Map<String, Vendor> told = byKey(imported);
    List<Vendor> added = new ArrayList<>();
    List<Change> changed = new ArrayList<>();
    List<Vendor> removed = new ArrayList<>();
    List<Vendor> unchanged = new ArrayList<>();
    before.forEach((key, vendor) -> {
      Vendor after = told.get(key);
      boolean leaves = mode == Mode.REMOVE ? after != null : mode == Mode.SYNC && after == null;
      if (leaves) {
        removed.add(vendor);
      } else if (mode == Mode.REMOVE || after == null || after.equals(vendor)) {
        unchanged.add(vendor);
      } else {
        changed.add(new Change(vendor, after, describeDifferences(vendor, after)));
      }
    });
    if (mode != Mode.REMOVE) {
      told.forEach((key, vendor) -> {
        if (!before.containsKey(key)) {
          added.add(vendor);
        }
      });
    }
    return new VendorDiff(added, changed, removed, unchanged);
  }

  /** Whether applying it would change nothing. */
  public boolean isEmpty() {
    return added.isEmpty() && changed.isEmpty() && removed.isEmpty();
  }

  /**
   * Does it as long as there is time. What is new comes first: a stop half-way leaves too many
   * watched, never too few.
   *
   * @return whether all was done; else compare again, and go on
   */
  public boolean apply(String customer, CustomerStore customers, BooleanSupplier timeLeft) {
    List<Runnable> steps = new ArrayList<>();
    added.forEach(vendor -> steps.add(() -> customers.addVendor(customer, vendor)));
    changed.forEach(change -> steps.add(() -> customers.addVendor(customer, change.after())));
    removed.forEach(vendor -> steps.add(() -> customers.removeVendor(customer, vendor.key())));
    for (Runnable step : steps) {
      if (!timeLeft.getAsBoolean()) {
        return false;
      }
      step.run();
    }
    return true;
  }

  /**
   * The counts, then the first so many lines of what would change; any text may be a stranger's.
   */
  public List<String> describe(int most) {
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
        .limit(most)
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
