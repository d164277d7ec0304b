package bellwether.match.roles;

import bellwether.match.names.Name;
import bellwether.match.text.Words;
import bellwether.match.names.NameHit;
import bellwether.match.names.NameGate;
import bellwether.match.names.NameIndex;
import bellwether.match.text.ItemText;
import bellwether.match.names.NameConfidence;

import bellwether.domain.vendor.Match;
import bellwether.domain.vendor.Vendor;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;

/** One story read for the vendors of a list: who is named in it, and what part each plays. */
public final class ItemAnalysis {
  private final List<Vendor> vendors;
  private final List<Zone> zones;
  private final Set<Integer> certain = new HashSet<>();
  private final RoleClassifier judge;

  /** Found once: a text may name thousands of vendors. */
  private final List<Name> kept;

  /** A title or a text, with every hit in it and the gate that each must pass. */
  private record Zone(String name, Words words, List<NameHit> hits, NameGate gate) {
    static Zone of(String name, Words words, NameIndex names) {
      return new Zone(name, words, names.in(words), new NameGate(words));
    }

    List<NameHit> kept(Set<Integer> certain) {
      return hits.stream().filter(hit -> gate.keeps(hit, certain)).toList();
    }

    String sentence(int at) {
      int number = words.get(at).sentence();
      int from = at;
      while (from > 0 && words.get(from - 1).sentence() == number) {
        from--;
      }
      int to = at;
      while (to < words.size() && words.get(to).sentence() == number) {
        to++;
      }
      return words.sentence(from, to);
    }
  }

  public ItemAnalysis(ItemText item, List<Vendor> vendors, NameIndex names) {
    this.vendors = vendors;
    Zone title = Zone.of("title", item.title(), names);
    Zone text = Zone.of("text", item.text(), names);
    this.zones = List.of(title, text);
    zones.forEach(zone -> certain.addAll(zone.gate.certain(zone.hits)));
    this.kept = zones.stream().flatMap(zone -> zone.kept(certain).stream()).map(NameHit::name).toList();
    this.judge =
        new RoleClassifier(
            new AnalyzedItem(
                item,
                new Chunker(item.title(), title.kept(certain), item.year()).sentences(true),
                new Chunker(item.text(), text.kept(certain), item.year()).sentences(false)));
  }

  /** The match of every vendor that is really named, by its index in the list. */
  public SortedMap<Integer, Match> matches() {
    SortedMap<Integer, Match> matches = new TreeMap<>();
    named().forEach(index -> matches.put(index, match(index)));
    return matches;
  }

  /** Every place that spells a vendor's name, taken for the vendor or not. */
  public List<Candidate> candidates() {
    List<Candidate> candidates = new ArrayList<>();
    for (Zone zone : zones) {
      for (NameHit hit : zone.hits) {
        NameConfidence standing = zone.gate.standing(hit);
        boolean taken = zone.gate.keeps(hit, certain);
        candidates.add(
            new Candidate(
                vendors.get(hit.name().vendor()),
                zone.words.raw(hit.from(), hit.to()),
                zone.name,
                zone.sentence(hit.from()),
                taken,
                taken && standing.isOpen()
                    ? "an ordinary word, but the vendor is named beyond doubt elsewhere in the item"
                    : standing.why()));
      }
    }
    return candidates;
  }

  /** For every vendor that is really named, each rule that fired and how the rules were weighed. */
  public List<Finding> findings() {
    return named()
        .map(index -> new Finding(match(index), judge.evidence(index), judge.signs(index)))
        .toList();
  }

  /** A vendor that is named only as something that belongs to it is matched as such. */
  private Match match(int index) {
    Match match = judge.judge(vendors.get(index), index);
    List<Name> names = kept.stream().filter(name -> name.vendor() == index).toList();
    return names.stream().anyMatch(name -> name.sort().isOwn())
        ? match
        : match.because(names.getFirst().inWords(match.vendor().name()));
  }

  private Stream<Integer> named() {
    return kept.stream().map(Name::vendor).distinct().sorted();
  }
}
