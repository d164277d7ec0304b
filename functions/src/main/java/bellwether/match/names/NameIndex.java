package bellwether.match.names;

import bellwether.domain.vendor.Vendor;
import bellwether.match.names.Name.Kind;
import bellwether.match.text.PhraseTable;
import bellwether.match.text.Words;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Every name of every vendor, found in one pass over a text. */
public final class NameIndex {
  private final NameTable included;
  private final NameTable excluded;

  private NameIndex(NameTable included, NameTable excluded) {
    this.included = included;
    this.excluded = excluded;
  }

  public static NameIndex of(List<Vendor> vendors) {
    List<Name> names = new ArrayList<>();
    List<Name> excluded = new ArrayList<>();
    for (int i = 0; i < vendors.size(); i++) {
      for (Name name : NameVariants.of(i, vendors.get(i))) {
        (name.kind() == Kind.EXCLUDED ? excluded : names).add(name);
      }
    }
    return new NameIndex(NameTable.of(names), NameTable.of(excluded));
  }

  /**
   * Every name in the words, leftmost and longest, but not within a phrase that its vendor
   * excludes; one hit for each vendor that bears the name.
   */
  public List<NameHit> find(Words words) {
    List<NameHit> hits = included.find(words);
    if (hits.isEmpty() || excluded.isEmpty()) {
      return hits;
    }
    List<NameHit> without = excluded.find(words);
    return without.isEmpty() ? hits : removeExcluded(without, hits);
  }

  /** Both lists run from left to right, so that what is left behind need not be looked at again. */
  private static List<NameHit> removeExcluded(List<NameHit> without, List<NameHit> hits) {
    List<NameHit> kept = new ArrayList<>(hits.size());
    int first = 0;
    for (NameHit hit : hits) {
      while (first < without.size() && without.get(first).to() <= hit.from()) {
        first++;
      }
      boolean hidden = false;
      for (int i = first; i < without.size() && without.get(i).from() < hit.to(); i++) {
        hidden |= without.get(i).name().vendorIndex() == hit.name().vendorIndex();
      }
      if (!hidden) {
        kept.add(hit);
      }
    }
    return kept;
  }

  /** Phrases and, one phrase's after another's, the names that have these words. */
  private static final class NameTable {
    private final PhraseTable phrases;
    private final Name[] namesByPhrase;

    /** Where in the bearers those of each phrase start; one more for where the last end. */
    private final int[] starts;

    private NameTable(Map<List<String>, List<Name>> byWords) {
      phrases = PhraseTable.of(List.copyOf(byWords.keySet()));
      namesByPhrase = byWords.values().stream().flatMap(List::stream).toArray(Name[]::new);
      starts = new int[byWords.size() + 1];
      int phrase = 0;
      for (List<Name> names : byWords.values()) {
        starts[phrase + 1] = starts[phrase] + names.size();
        phrase++;
      }
    }

    static NameTable of(List<Name> names) {
      Map<List<String>, List<Name>> byWords = new LinkedHashMap<>();
      for (Name name : names) {
        byWords.computeIfAbsent(name.words(), words -> new ArrayList<>(1)).add(name);
      }
      return new NameTable(byWords);
    }

    boolean isEmpty() {
      return namesByPhrase.length == 0;
    }

    List<NameHit> find(Words words) {
      List<NameHit> hits = new ArrayList<>();
      for (PhraseTable.Hit hit : phrases.scan(words)) {
        for (int i = starts[hit.phrase()]; i < starts[hit.phrase() + 1]; i++) {
          hits.add(new NameHit(hit.from(), hit.to(), namesByPhrase[i]));
        }
      }
      return hits;
    }
  }
}
