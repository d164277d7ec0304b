package bellwether.match.roles;

import bellwether.domain.incident.Match;
import bellwether.domain.vendor.Vendor;
import bellwether.match.names.Name;
import bellwether.match.names.NameConfidence;
import bellwether.match.names.NameGate;
import bellwether.match.names.NameHit;
import bellwether.match.names.NameIndex;
import bellwether.match.text.ItemText;
import bellwether.match.text.Words;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.NavigableMap;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;

/** The analysis of one story for the vendors of a list: which are named, and in what role. */
public final class ItemAnalysis {
  private final List<Vendor> vendors;
  private final List<TextZone> zones;
  private final Set<Integer> certainVendors = new HashSet<>();
  private final RoleClassifier classifier;

  /** Computed once, because a text may name thousands of vendors. */
  private final List<Name> acceptedNames;

  /** A title or a text with the names found in it and the gate that each must pass. */
  private record TextZone(String name, Words words, List<NameHit> hits, NameGate gate) {
    static TextZone of(String name, Words words, NameIndex names) {
      return new TextZone(name, words, names.find(words), new NameGate(words));
    }

    List<NameHit> acceptedHits(Set<Integer> certain) {
      return hits.stream().filter(hit -> gate.accepts(hit, certain)).toList();
    }

    String sentenceAt(int at) {
      int number = words.get(at).sentence();
      int from = at;
      while (from > 0 && words.get(from - 1).sentence() == number) {
        from--;
      }
      int to = at;
      while (to < words.size() && words.get(to).sentence() == number) {
        to++;
      }
      return words.sentenceText(from, to);
    }
  }

  public ItemAnalysis(ItemText item, List<Vendor> vendors, NameIndex names) {
    this.vendors = vendors;
    TextZone title = TextZone.of("title", item.title(), names);
    TextZone text = TextZone.of("text", item.text(), names);
    this.zones = List.of(title, text);
    zones.forEach(zone -> certainVendors.addAll(zone.gate.certainVendors(zone.hits)));
    this.acceptedNames =
        zones.stream()
            .flatMap(zone -> zone.acceptedHits(certainVendors).stream())
            .map(NameHit::name)
            .toList();
    this.classifier =
        new RoleClassifier(
            new AnalyzedItem(
                item,
                new Chunker(item.title(), title.acceptedHits(certainVendors), item.year())
                    .sentences(true),
                new Chunker(item.text(), text.acceptedHits(certainVendors), item.year())
                    .sentences(false)));
  }

  /** The match of every vendor that is meant, by its index in the list. */
  public NavigableMap<Integer, Match> matches() {
    NavigableMap<Integer, Match> matches = new TreeMap<>();
    namedVendors().forEach(index -> matches.put(index, matchVendor(index)));
    return matches;
  }

  /** Every place that spells a vendor's name, whether it means the vendor or not. */
  public List<Candidate> candidates() {
    List<Candidate> candidates = new ArrayList<>();
    for (TextZone zone : zones) {
      for (NameHit hit : zone.hits) {
        NameConfidence standing = zone.gate.assess(hit);
        boolean taken = zone.gate.accepts(hit, certainVendors);
        candidates.add(
            new Candidate(
                vendors.get(hit.name().vendorIndex()),
                zone.words.rawText(hit.from(), hit.to()),
                zone.name,
                zone.sentenceAt(hit.from()),
                taken,
                taken && standing.isConditional()
                    ? "an ordinary word, but the vendor is named beyond doubt elsewhere in the item"
                    : standing.reason()));
      }
    }
    return candidates;
  }

  /** For every vendor that is meant, each rule that matched and how the rules were weighed. */
  public List<Finding> findings() {
    return namedVendors()
        .map(index ->
            new Finding(matchVendor(index), classifier.evidence(index), classifier.features(index)))
        .toList();
  }

  /** Matches a vendor that is named only by something that belongs to it. */
  private Match matchVendor(int index) {
    Match match = classifier.classify(vendors.get(index), index);
    List<Name> names = acceptedNames.stream().filter(name -> name.vendorIndex() == index).toList();
    return names.stream().anyMatch(name -> name.kind().isOwnName())
        ? match
        : match.withReason(names.getFirst().describe(match.vendor().name()));
  }

  private Stream<Integer> namedVendors() {
    return acceptedNames.stream().map(Name::vendorIndex).distinct().sorted();
  }
}
