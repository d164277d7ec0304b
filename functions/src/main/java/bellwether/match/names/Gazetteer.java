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
import java.util.stream.Stream;

/**
 * Domains and other names of well-known vendors, for lists that contain only names.
 *
 * <p>Not used for vendors listed with aliases, domains or products, because those are more exact.
 */
final class Gazetteer {
  private static final int FIELDS = 6;

  private static final Map<List<String>, Entry> BY_WORDS = read();

  /**
   * One vendor.
   *
   * @param names its current names
   * @param products those whose names identify the vendor
   * @param subsidiaries its companies and brands that keep their own names
   */
  record Entry(
      List<String> names,
      List<String> domains,
      List<String> formerNames,
      List<String> products,
      List<String> subsidiaries) {}

  private Gazetteer() {}

  /** The entry of a vendor that is listed with any of its names and nothing else. */
  static Optional<Entry> find(Vendor vendor) {
    return vendor.domains().isEmpty() && vendor.aliases().isEmpty() && vendor.products().isEmpty()
        ? Optional.ofNullable(BY_WORDS.get(coreWords(vendor.name())))
        : Optional.empty();
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
      Stream.concat(names.stream(), entry.formerNames().stream())
          .forEach(name -> entries.putIfAbsent(coreWords(name), entry));
    }
    return Map.copyOf(entries);
  }

  private static List<String> coreWords(String name) {
    return NameVariants.coreWords(NameVariants.foldedWords(Words.of(name)));
  }

  private static List<String> splitList(String field) {
    return Arrays.stream(field == null ? new String[0] : field.split(";"))
        .map(String::strip)
        .filter(name -> !name.isEmpty())
        .toList();
  }
}
