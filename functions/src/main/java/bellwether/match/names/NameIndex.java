package bellwether.match.names;

import bellwether.domain.vendor.Vendor;
import bellwether.match.names.Name.Kind;
import bellwether.match.text.PhraseMap;
import bellwether.match.text.Words;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Finds every name of every vendor in one pass over a text. */
public final class NameIndex {
  private final PhraseMap<List<Name>> included;
  private final PhraseMap<List<Name>> excluded;

  public NameIndex(List<Vendor> vendors) {
    Map<List<String>, List<Name>> includedNames = new LinkedHashMap<>();
    Map<List<String>, List<Name>> excludedNames = new LinkedHashMap<>();
    for (int i = 0; i < vendors.size(); i++) {
      for (Name name : NameVariants.of(i, vendors.get(i))) {
        (name.kind() == Kind.EXCLUDED ? excludedNames : includedNames)
            .computeIfAbsent(name.words(), _ -> new ArrayList<>(1))
            .add(name);
      }
    }
    included = new PhraseMap<>(includedNames);
    excluded = new PhraseMap<>(excludedNames);
  }

  /**
   * Every name in the words, leftmost and longest, but not within a phrase that its vendor
   * excludes; one hit for each vendor that has the name.
   */
  public List<NameHit> find(Words words) {
    List<NameHit> hits = find(included, words);
    if (hits.isEmpty() || excluded.isEmpty()) {
      return hits;
    }
    Map<Integer, BitSet> excludedWords = new HashMap<>();
    for (NameHit hit : find(excluded, words)) {
      excludedWords
          .computeIfAbsent(hit.name().vendorIndex(), _ -> new BitSet())
          .set(hit.from(), hit.to());
    }
    hits.removeIf(hit -> {
      BitSet ofVendor = excludedWords.getOrDefault(hit.name().vendorIndex(), new BitSet());
      int next = ofVendor.nextSetBit(hit.from());
      return next >= 0 && next < hit.to();
    });
    return hits;
  }

  private static List<NameHit> find(PhraseMap<List<Name>> names, Words words) {
    List<NameHit> hits = new ArrayList<>();
    for (PhraseMap.Hit<List<Name>> hit : names.scan(words)) {
      hit.value().forEach(name -> hits.add(new NameHit(hit.from(), hit.to(), name)));
    }
    return hits;
  }
}
