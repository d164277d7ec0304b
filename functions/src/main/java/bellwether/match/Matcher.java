package bellwether.match;

import bellwether.match.names.NameIndex;
import bellwether.match.names.StatedVendors;
import bellwether.match.statuspage.StatusNotice;
import bellwether.match.text.Words;
import bellwether.match.roles.Candidate;
import bellwether.match.roles.Finding;
import bellwether.match.roles.ItemAnalysis;
import bellwether.match.text.ItemText;
import bellwether.match.facts.Roundup;

import bellwether.domain.advisory.Advisory;
import bellwether.domain.vendor.Match;
import bellwether.domain.feed.StatusPage;
import bellwether.domain.vendor.Vendor;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Finds the vendors of a list in advisories and says what part each plays there.
 *
 * <p>Immutable and thread-safe; the same list and advisory give the same answer. Build one for each
 * version of a list, not for each advisory.
 */
public final class Matcher {
  private final List<Vendor> vendors;
  private final NameIndex names;
  private final StatedVendors statements;

  /** Indexes of the vendors with a status page, by the name of its feed. */
  private final Map<String, List<Integer>> pages = new HashMap<>();

  private Matcher(List<Vendor> vendors) {
    this.vendors = vendors;
    this.names = NameIndex.of(vendors);
    this.statements = new StatedVendors(vendors, names);
    for (int i = 0; i < vendors.size(); i++) {
      StatusPage page = vendors.get(i).status();
      if (page != null) {
        pages.computeIfAbsent(page.feedName(), _ -> new ArrayList<>()).add(i);
      }
    }
  }

  /** A matcher for these vendors. */
  public static Matcher of(Collection<Vendor> vendors) {
    return new Matcher(List.copyOf(vendors));
  }

  /**
   * At most one match for each vendor, in the order of the list; those that are merely mentioned
   * among them. Empty if the advisory names none of them.
   */
  public List<Match> match(Advisory advisory) {
    if (StatusPage.isFeedName(advisory.feed())) {
      return onStatusPage(advisory);
    }
    return List.copyOf(inReport(advisory).values());
  }

  /**
   * What a vendor says on its own page concerns that vendor, named or not: as a breach, or not at
   * all, for a page reports outages every day. Others count where it reports a breach.
   */
  private List<Match> onStatusPage(Advisory advisory) {
    StatusNotice notice = new StatusNotice(advisory);
    SortedMap<Integer, Match> matches = new TreeMap<>();
    for (int index : pages.getOrDefault(advisory.feed(), List.of())) {
      notice.of(vendors.get(index)).ifPresent(match -> matches.put(index, match));
    }
    if (!matches.isEmpty()) {
      inReport(advisory)
          .forEach((index, match) -> {
            if (match.alert()) {
              matches.putIfAbsent(index, match);
            }
          });
    }
    return List.copyOf(matches.values());
  }

  private Map<Integer, Match> inReport(Advisory advisory) {
    Map<Integer, Match> matches = told(advisory);
    if (StatedVendors.isMereFlaw(advisory.stated())) {
      matches.replaceAll((index, match) -> StatedVendors.flaw(match));
    }
    statements
        .in(advisory)
        .forEach((index, stated) ->
            matches.merge(index, stated, (told, is) -> told.alert() || is.alert() ? is : told));
    if (advisory.stated().retracted()) {
      matches.replaceAll((index, match) -> StatedVendors.takenBack(match));
    }
    return matches;
  }

  /** How many places of a text spell a name of the list, whatever they mean: the bare search. */
  public int spellings(String text) {
    return names.in(Words.of(text)).size();
  }

  /**
   * The same with every candidate and every rule that was weighed: slower, for somebody who asks.
   */
  public Explanation explain(Advisory advisory) {
    List<Candidate> candidates = new ArrayList<>();
    Map<String, Finding> found = new TreeMap<>();
    for (ItemAnalysis reading : readings(advisory)) {
      candidates.addAll(reading.candidates());
      reading
          .findings()
          .forEach(one ->
              found.merge(
                  one.match().vendor().key(),
                  one,
                  (old, next) -> old.match().alert() || !next.match().alert() ? old : next));
    }
    return new Explanation(
        candidates,
        match(advisory).stream()
            .map(match -> {
              Finding told = found.get(match.vendor().key());
              return told == null
                  ? new Finding(match, List.of(), Set.of())
                  : new Finding(match, told.evidence(), told.signs());
            })
            .toList());
  }

  /** The item as one story, or for a roundup its headline and then each of its stories. */
  private List<ItemAnalysis> readings(Advisory advisory) {
    ItemText item = ItemText.of(advisory);
    if (!Roundup.isAnnouncedBy(item.title())) {
      return List.of(new ItemAnalysis(item, vendors, names));
    }
    List<ItemAnalysis> readings = new ArrayList<>();
    readings.add(new ItemAnalysis(item.headline(), vendors, names));
    for (String story : Roundup.stories(ItemText.withoutByline(advisory.text()))) {
      readings.add(new ItemAnalysis(item.story(story), vendors, names));
    }
    return readings;
  }

  private SortedMap<Integer, Match> told(Advisory advisory) {
    List<ItemAnalysis> readings = readings(advisory);
    SortedMap<Integer, Match> found = readings.getFirst().matches();
    if (readings.size() > 1) {
      found.replaceAll((index, match) -> Roundup.asTopic(match));
    }
    for (ItemAnalysis story : readings.subList(1, readings.size())) {
      story
          .matches()
          .forEach((index, match) ->
              found.merge(index, match, (old, next) -> old.alert() || !next.alert() ? old : next));
    }
    return found;
  }
}
