package bellwether.match;

import bellwether.domain.advisory.Advisory;
import bellwether.domain.feed.StatusPage;
import bellwether.domain.incident.Match;
import bellwether.domain.vendor.Vendor;
import bellwether.match.facts.Roundup;
import bellwether.match.names.NameIndex;
import bellwether.match.names.StatedVendors;
import bellwether.match.roles.Candidate;
import bellwether.match.roles.Finding;
import bellwether.match.roles.ItemAnalysis;
import bellwether.match.statuspage.StatusNotice;
import bellwether.match.text.ItemText;
import bellwether.match.text.Words;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Finds the vendors of a list in advisories and determines the role of each.
 *
 * <p>Immutable and thread-safe. The same list and advisory give the same result. Create one for
 * each version of a list, not for each advisory.
 */
public final class Matcher {
  private final List<Vendor> vendors;
  private final NameIndex names;
  private final StatedVendors statedVendors;

  /** Indexes of the vendors with a status page, by the name of its feed. */
  private final Map<String, List<Integer>> statusPages = new HashMap<>();

  private Matcher(List<Vendor> vendors) {
    this.vendors = vendors;
    this.names = NameIndex.of(vendors);
    this.statedVendors = new StatedVendors(vendors, names);
    for (int i = 0; i < vendors.size(); i++) {
      StatusPage page = vendors.get(i).statusPage();
      if (page != null) {
        statusPages.computeIfAbsent(page.feedName(), _ -> new ArrayList<>()).add(i);
      }
    }
  }

  /** Creates a matcher for these vendors. */
  public static Matcher of(Collection<Vendor> vendors) {
    return new Matcher(List.copyOf(vendors));
  }

  /**
   * Returns at most one match for each vendor, in the order of the list, mentions included. Empty
   * if the advisory names none of them.
   */
  public List<Match> match(Advisory advisory) {
    if (StatusPage.isFeedName(advisory.feed())) {
      return matchStatusPage(advisory);
    }
    return List.copyOf(matchReport(advisory).values());
  }

  /**
   * Matches an item of a status page. It is about the vendor whose page it is, named or not, if it
   * reports a breach; pages report outages every day. Other vendors count only if it reports a
   * breach.
   */
  private List<Match> matchStatusPage(Advisory advisory) {
    StatusNotice notice = new StatusNotice(advisory);
    SortedMap<Integer, Match> matches = new TreeMap<>();
    for (int index : statusPages.getOrDefault(advisory.feed(), List.of())) {
      notice.findBreach(vendors.get(index)).ifPresent(match -> matches.put(index, match));
    }
    if (!matches.isEmpty()) {
      matchReport(advisory)
          .forEach((index, match) -> {
            if (match.triggersAlert()) {
              matches.putIfAbsent(index, match);
            }
          });
    }
    return List.copyOf(matches.values());
  }

  private Map<Integer, Match> matchReport(Advisory advisory) {
    Map<Integer, Match> matches = matchText(advisory);
    if (StatedVendors.isUnexploitedFlaw(advisory.statedFacts())) {
      matches.replaceAll((index, match) -> StatedVendors.toFlawMention(match));
    }
    statedVendors
        .matches(advisory)
        .forEach((index, stated) ->
            matches.merge(
                index,
                stated,
                (told, is) -> told.triggersAlert() || is.triggersAlert() ? is : told));
    if (advisory.statedFacts().retracted()) {
      matches.replaceAll((index, match) -> StatedVendors.toRetraction(match));
    }
    return matches;
  }

  /** Counts the places where a text spells a name of the list, whatever they mean. */
  public int countSpellings(String text) {
    return names.find(Words.of(text)).size();
  }

  /** Matches with every candidate and every rule that was weighed, which is slower. */
  public Explanation explain(Advisory advisory) {
    List<Candidate> candidates = new ArrayList<>();
    Map<String, Finding> found = new TreeMap<>();
    for (ItemAnalysis reading : analyses(advisory)) {
      candidates.addAll(reading.candidates());
      reading
          .findings()
          .forEach(finding ->
              found.merge(
                  finding.match().vendor().key(),
                  finding,
                  (old, next) ->
                      old.match().triggersAlert() || !next.match().triggersAlert() ? old : next));
    }
    return new Explanation(
        candidates,
        match(advisory).stream()
            .map(match -> {
              Finding told = found.get(match.vendor().key());
              return told == null
                  ? new Finding(match, List.of(), Set.of())
                  : new Finding(match, told.evidence(), told.features());
            })
            .toList());
  }

  /** Analyzes the item as one story, or a roundup as its headline and each of its stories. */
  private List<ItemAnalysis> analyses(Advisory advisory) {
    ItemText item = ItemText.of(advisory);
    if (!Roundup.isRoundupTitle(item.title())) {
      return List.of(new ItemAnalysis(item, vendors, names));
    }
    List<ItemAnalysis> readings = new ArrayList<>();
    readings.add(new ItemAnalysis(item.titleOnly(), vendors, names));
    for (String story : Roundup.stories(ItemText.withoutByline(advisory.text()))) {
      readings.add(new ItemAnalysis(item.ofStory(story), vendors, names));
    }
    return readings;
  }

  private SortedMap<Integer, Match> matchText(Advisory advisory) {
    List<ItemAnalysis> readings = analyses(advisory);
    SortedMap<Integer, Match> found = readings.getFirst().matches();
    if (readings.size() > 1) {
      found.replaceAll((index, match) -> Roundup.toTopicMention(match));
    }
    for (ItemAnalysis story : readings.subList(1, readings.size())) {
      story
          .matches()
          .forEach((index, match) ->
              found.merge(
                  index,
                  match,
                  (old, next) -> old.triggersAlert() || !next.triggersAlert() ? old : next));
    }
    return found;
  }
}
