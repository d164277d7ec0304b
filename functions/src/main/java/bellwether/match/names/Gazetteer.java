package bellwether.match.names;

import bellwether.domain.vendor.Vendor;
import bellwether.match.text.ResourceLines;
import bellwether.match.text.Words;
import java.util.ArrayList;
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
  private static final Map<List<String>, Entry> BY_WORDS = read();

  /**
   * One vendor.
   *
   * @param names its current names
   * @param products products whose names identify the vendor
   * @param subsidiaries its companies and brands that keep their own names
   */
  record Entry(
      List<String> names,
      List<String> domains,
      List<String> formerNames,
      List<String> products,
      List<String> subsidiaries) {}

  private Gazetteer() {}

  /** The entry of a vendor that is listed with only a name, which may be any of its names. */
  static Optional<Entry> find(Vendor vendor) {
    return vendor.domains().isEmpty() && vendor.aliases().isEmpty() && vendor.products().isEmpty()
        ? Optional.ofNullable(BY_WORDS.get(coreWords(vendor.name())))
        : Optional.empty();
  }

  /** The entry with this current or former name, in core words. */
  static Optional<Entry> named(List<String> coreWords) {
    return Optional.ofNullable(BY_WORDS.get(coreWords));
  }

  static Stream<Entry> entries() {
    return BY_WORDS.values().stream().distinct();
  }

  /** All names of all vendors. */
  static Stream<String> names() {
    return entries().flatMap(entry -> entry.names.stream());
  }

  private static Map<List<String>, Entry> read() {
    Map<List<String>, Entry> entries = new HashMap<>();
    for (String line : ResourceLines.lines("gazetteer.txt")) {
      String[] fields = line.split("\\|", -1);
      Entry entry =
          new Entry(
              split(fields[0] + ";" + fields[2]),
              split(fields[1]),
              split(fields[3]),
              split(fields[4]),
              split(fields[5]));
      entries.put(coreWords(fields[0]), entry);
      Stream.concat(entry.names.stream().skip(1), entry.formerNames.stream())
          .forEach(name -> entries.putIfAbsent(coreWords(name), entry));
    }
    return Map.copyOf(entries);
  }

  static List<String> coreWords(String name) {
    return NameVariants.coreWords(NameVariants.foldedWords(Words.of(name)));
  }

  private static List<String> split(String field) {
    List<String> names = new ArrayList<>();
    for (String name : field.split(";", -1)) {
      if (!name.isBlank()) {
        names.add(name.strip());
      }
    }
    return List.copyOf(names);
  }
}
