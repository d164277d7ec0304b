package bellwether.match.names;

import bellwether.domain.vendor.Vendor;
import bellwether.match.text.ResourceLines;
import bellwether.match.text.Words;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What is known of well-known vendors, so that a list of bare names works on day one.
 *
 * <p>Asked only for vendors of which the list tells nothing but the name: who wrote aliases,
 * domains or products knows better.
 */
final class Gazetteer {
  private static final int FIELDS = 6;

  private static final Map<List<String>, Entry> BY_WORDS = read();

  /**
   * One vendor.
   *
   * @param names its name and other names in use
   * @param formerNames names it bore before
   * @param products distinctive enough to name it
   * @param subsidiaries companies and brands of it that keep their name
   */
  record Entry(
      List<String> names,
      List<String> domains,
      List<String> formerNames,
      List<String> products,
      List<String> subsidiaries) {}

  private Gazetteer() {}

  /** What is known of a vendor of which only the name is given, under any name of its own. */
  static Optional<Entry> find(Vendor vendor) {
    boolean bare =
        vendor.domains().isEmpty() && vendor.aliases().isEmpty() && vendor.products().isEmpty();
    if (!bare) {
      return Optional.empty();
    }
    return Optional.ofNullable(BY_WORDS.get(coreWords(vendor.name())));
  }

  private static Map<List<String>, Entry> read() {
    Map<List<String>, Entry> entries = new HashMap<>();
    for (String line : ResourceLines.lines("gazetteer.txt")) {
      String[] fields = Arrays.copyOf(line.split("\\|", -1), FIELDS);
      List<String> names = new ArrayList<>(splitList(fields[0]));
      names.addAll(splitList(fields[2]));
      Entry entry =
          new Entry(
              names,
              splitList(fields[1]),
              splitList(fields[3]),
              splitList(fields[4]),
              splitList(fields[5]));
      entries.put(coreWords(fields[0]), entry);
      for (String name : names) {
        entries.putIfAbsent(coreWords(name), entry);
      }
      entry.formerNames().forEach(name -> entries.putIfAbsent(coreWords(name), entry));
    }
    return Map.copyOf(entries);
  }

  private static List<String> coreWords(String name) {
    List<String> words = NameVariants.foldedWords(Words.of(name));
    return words.isEmpty() ? words : NameVariants.coreWords(words);
  }

  private static List<String> splitList(String field) {
    return Arrays.stream(field == null ? new String[0] : field.split(";"))
        .map(String::strip)
        .filter(name -> !name.isEmpty())
        .toList();
  }
}
