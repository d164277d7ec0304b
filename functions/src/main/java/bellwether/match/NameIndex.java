package bellwether.match;

import bellwether.domain.Vendor;
import bellwether.match.Name.Sort;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Every name of every vendor, found in one pass over a text. */
final class NameIndex {
  private final Table named;
  private final Table excluded;

  private NameIndex(Table named, Table excluded) {
    this.named = named;
    this.excluded = excluded;
  }

  static NameIndex of(List<Vendor> vendors) {
    List<Name> names = new ArrayList<>();
    List<Name> excluded = new ArrayList<>();
    for (int i = 0; i < vendors.size(); i++) {
      for (Name name : Names.of(i, vendors.get(i))) {
        (name.sort() == Sort.EXCLUDED ? excluded : names).add(name);
      }
    }
    return new NameIndex(Table.of(names), Table.of(excluded));
  }

  /**
   * Every name in the words, leftmost and longest, but not within a phrase that its vendor
   * excludes; one hit for each vendor that bears the name.
   */
  List<Hit> in(Words words) {
    List<Hit> hits = named.in(words);
    List<Hit> without = excluded.in(words);
    hits.removeIf(hit -> without.stream().anyMatch(phrase -> hides(phrase, hit)));
    return hits;
  }

  private static boolean hides(Hit phrase, Hit hit) {
    return phrase.name().vendor() == hit.name().vendor()
        && phrase.from() < hit.to()
        && hit.from() < phrase.to();
  }

  private record Table(PhraseTable phrases, List<List<Name>> bearers) {
    static Table of(List<Name> names) {
      Map<List<String>, List<Name>> byWords = new LinkedHashMap<>();
      for (Name name : names) {
        byWords.computeIfAbsent(name.words(), words -> new ArrayList<>()).add(name);
      }
      return new Table(
          PhraseTable.of(new ArrayList<>(byWords.keySet())),
          byWords.values().stream().map(List::copyOf).toList());
    }

    List<Hit> in(Words words) {
      List<Hit> hits = new ArrayList<>();
      for (PhraseTable.Hit hit : phrases.scan(words)) {
        bearers.get(hit.phrase()).forEach(name -> hits.add(new Hit(hit.from(), hit.to(), name)));
      }
      return hits;
    }
  }
}
