package bellwether.match.roles;

import bellwether.domain.incident.Match;
import bellwether.domain.vendor.Vendor;
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

/** The analysis of one story for the vendors of a list: which are named, and in what role. */
public final class ItemAnalysis {
  /** A story that names more vendors is a listing: it is not read for those named later. */
  private static final int MAX_VENDORS = 24;

  /** A story that names more is a list of companies, of which a few are read as a sample. */
  private static final int MAX_LISTED = 200;

  private static final int SAMPLE = 2;

  private final RoleReader reader;
  private final int maxReadings;
  private final ItemText item;
  private final List<Vendor> vendors;
  private final List<TextZone> zones;
  private final Set<Integer> certainVendors = new HashSet<>();

  private final AcceptedNames names;

  /** A title or a text with the names found in it and the gate that each must pass. */
  private record TextZone(String name, Words words, List<NameHit> hits, NameGate gate) {
    static TextZone of(String name, Words words, NameIndex names) {
      return new TextZone(name, words, names.find(words), new NameGate(words));
    }

    List<NameHit> acceptedHits(Set<Integer> certain) {
      return hits.stream().filter(hit -> gate.accepts(hit, certain)).toList();
    }
  }

  /**
   * @param maxReadings the number of vendors whose roles may be read, because reading is slow
   */
  public ItemAnalysis(
      ItemText item, List<Vendor> vendors, NameIndex index, RoleReader reader, int maxReadings) {
    this.reader = reader;
    this.maxReadings = maxReadings;
    this.item = item;
    this.vendors = vendors;
    TextZone title = TextZone.of("title", item.title(), index);
    TextZone text = TextZone.of("text", item.text(), index);
    this.zones = List.of(title, text);
    zones.forEach(zone -> certainVendors.addAll(zone.gate.certainVendors(zone.hits)));
    this.names =
        new AcceptedNames(
            item, title.acceptedHits(certainVendors), text.acceptedHits(certainVendors));
  }

  /** The match of every vendor that is meant, by its index in the list. */
  public NavigableMap<Integer, Match> matches() {
    NavigableMap<Integer, Match> matches = new TreeMap<>();
    names.vendors().forEach(index -> matches.put(index, read(index, false).match()));
    return matches;
  }

  /** The number of vendors whose roles are read. */
  public int readings() {
    int most = names.size() > MAX_LISTED ? SAMPLE : MAX_VENDORS;
    return Math.min(names.size(), Math.min(most, maxReadings));
  }

  private Finding read(int index, boolean explain) {
    if (names.rank(index) >= readings()) {
      return new Finding(
          Reading.unread(vendors.get(index), index, item, names, unreadReason()), null, List.of());
    }
    return Reading.of(vendors.get(index), index, item, names, reader, explain);
  }

  private String unreadReason() {
    return readings() > 0
        ? "named after " + readings() + " other vendors, so its role was not read"
        : "named late in a long list of stories, so its role was not read";
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
                zone.words.sentenceAt(hit.from()),
                taken,
                taken && standing.isConditional()
                    ? "an ordinary word, but the vendor is named beyond doubt elsewhere in the item"
                    : standing.reason()));
      }
    }
    return candidates;
  }

  /** The match of every vendor that is meant, with its explanation. */
  public List<Finding> findings() {
    return names.vendors().stream().map(index -> read(index, true)).toList();
  }
}
