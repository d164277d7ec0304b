package bellwether.domain.record;

import bellwether.domain.vendor.Vendor;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * One recorded change of a customer's vendor list: of one vendor, or of all that an import changes.
 *
 * @param number counts the changes of the customer from 1
 * @param by Slack's id of the person, or {@link #VENDOR_FILE}; empty if recording began
 * @param entries the vendors concerned; none if recording began
 * @param cut the number of further vendors, of which not even the name is recorded
 * @param hash the change's hash in the chain of the customer's changes
 * @param intact whether what is stored still has that hash
 */
public record ListChange(
    long number, Instant at, String by, List<Entry> entries, int cut, String hash, boolean intact) {
  /** In place of a person: a file that the command line names. */
  public static final String VENDOR_FILE = "vendor file";

  /** The kind of a change of one vendor. */
  public enum Kind {
    ADDED("added"),
    CHANGED("changed"),
    REMOVED("removed");

    private final String label;

    Kind(String label) {
      this.label = label;
    }

    public String label() {
      return label;
    }
  }

  /**
   * The change of one vendor.
   *
   * @param differences what changed, one line for each column
   * @param before the vendor before the change; null if it was not on the list, or if the change
   *     has so many vendors that only names are recorded
   */
  public record Entry(Kind kind, String name, List<String> differences, @Nullable Vendor before) {
    public Entry {
      differences = List.copyOf(differences);
    }

    public String key() {
      return Vendor.key(name);
    }
  }

  /** What is to be recorded. */
  public record Draft(Instant at, String by, List<Entry> entries, int cut) {
    /** The first entry of a customer, which says since when changes are recorded. */
    public static Draft beginning(Instant at) {
      return new Draft(at, "", List.of(), 0);
    }

    public Draft {
      entries = List.copyOf(entries);
    }
  }

  public ListChange {
    entries = List.copyOf(entries);
  }

  /** Whether this is not a change, but says that recording began. */
  public boolean isBeginning() {
    return entries.isEmpty() && cut == 0;
  }

  /** The number of vendors concerned. */
  public int vendorCount() {
    return entries.size() + cut;
  }

  public long count(Kind kind) {
    return entries.stream().filter(entry -> entry.kind() == kind).count();
  }

  /** Whether all of these are part of this change. */
  public boolean contains(List<Entry> others) {
    Set<List<Object>> own =
        entries.stream().map(ListChange::essence).collect(Collectors.toCollection(HashSet::new));
    return others.stream().map(ListChange::essence).allMatch(own::contains);
  }

  private static List<Object> essence(Entry entry) {
    return List.of(entry.kind(), entry.key(), entry.differences());
  }
}
