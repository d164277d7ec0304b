package bellwether.match;

import bellwether.domain.advisory.Advisory;
import bellwether.domain.advisory.RoleReadings;
import bellwether.domain.feed.StatusPage;
import bellwether.domain.incident.Match;
import bellwether.domain.vendor.Vendor;
import bellwether.match.facts.Roundup;
import bellwether.match.names.NameIndex;
import bellwether.match.names.StatedVendors;
import bellwether.match.roles.Candidate;
import bellwether.match.roles.Finding;
import bellwether.match.roles.ItemAnalysis;
import bellwether.match.roles.RoleClassifier;
import bellwether.match.roles.RoleReader;
import bellwether.match.statuspage.StatusNotice;
import bellwether.match.text.ItemText;
import bellwether.match.text.Words;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * Finds the vendors of a list in advisories and determines the role of each.
 *
 * <p>Immutable and thread-safe. The same list and advisory give the same result. Create one for
 * each version of a list, not for each advisory.
 */
public final class Matcher {
  /** So many roles are read in one item, which takes a second: a longer roundup is a dump. */
  private static final int MAX_READINGS = 96;

  private final List<Vendor> vendors;
  private final NameIndex names;
  private final StatedVendors statedVendors;

  /** Indexes of the vendors with a status page, by the name of its feed. */
  private final Map<String, List<Integer>> statusPages = new HashMap<>();

  /** The matches in an advisory, and what the model read in it. */
  public record Matches(List<Match> matches, RoleReadings readings) {}

  /** How likely a vendor must be a victim or a source for an alert, in words. */
  public static String alertThreshold() {
    return RoleClassifier.alertThreshold();
  }

  private Matcher(List<Vendor> vendors) {
    this.vendors = vendors;
    this.names = new NameIndex(vendors);
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
    return matchAndRecord(advisory).matches();
  }

  /** Matches, and returns what was read of roles too, for {@link Advisory#readings}. */
  public Matches matchAndRecord(Advisory advisory) {
    RoleReader reader = new RoleReader(advisory.readings());
    List<Match> matches =
        StatusPage.isFeedName(advisory.feed())
            ? matchStatusPage(advisory, reader)
            : List.copyOf(matchReport(advisory, reader).values());
    return new Matches(matches, reader.readings());
  }

  /**
   * Matches an item of a status page, which counts only if it reports a breach. It is then about
   * the vendor of the page, and about others that the text gives a role.
   */
  private List<Match> matchStatusPage(Advisory advisory, RoleReader reader) {
    StatusNotice notice = new StatusNotice(advisory);
    NavigableMap<Integer, Match> matches = new TreeMap<>();
    for (int index : statusPages.getOrDefault(advisory.feed(), List.of())) {
      notice.findBreach(vendors.get(index)).ifPresent(match -> matches.put(index, match));
    }
    if (!matches.isEmpty()) {
      Map<Integer, Match> others = matchReport(advisory, reader);
      others.values().removeIf(match -> !match.triggersAlert());
      others.forEach(matches::putIfAbsent);
    }
    return List.copyOf(matches.values());
  }

  private Map<Integer, Match> matchReport(Advisory advisory, RoleReader reader) {
    Map<Integer, Match> matches = matchText(advisory, reader);
    if (StatedVendors.isUnexploitedFlaw(advisory.statedFacts())) {
      matches.replaceAll((_, match) -> StatedVendors.toFlawMention(match));
    }
    statedVendors
        .matches(advisory)
        .forEach((index, stated) ->
            matches.merge(
                index,
                stated,
                (fromText, _) ->
                    fromText.triggersAlert() || stated.triggersAlert() ? stated : fromText));
    if (advisory.statedFacts().retracted()) {
      matches.replaceAll((_, match) -> StatedVendors.toRetraction(match));
    }
    return matches;
  }

  /** Counts the places where a text spells a name of the list, regardless of meaning. */
  public int countSpellings(String text) {
    return names.find(Words.of(text)).size();
  }

  /** Matches, and returns every candidate and an explanation of each role, which is slower. */
  public Explanation explain(Advisory advisory) {
    List<Candidate> candidates = new ArrayList<>();
    Map<String, Finding> findings = new HashMap<>();
    for (ItemAnalysis story : analyses(advisory, new RoleReader(advisory.readings()))) {
      candidates.addAll(story.candidates());
      for (Finding finding : story.findings()) {
        findings.merge(
            finding.match().vendor().key(),
            finding,
            (first, second) ->
                firstAlert(first.match(), second.match()).equals(first.match()) ? first : second);
      }
    }
    return new Explanation(
        candidates,
        match(advisory).stream()
            .map(match -> {
              Finding finding = findings.get(match.vendor().key());
              return finding == null
                  ? new Finding(match, null, List.of())
                  : finding.withMatch(match);
            })
            .toList());
  }

  /** Analyzes the item as one story, or a roundup as its title and each of its stories. */
  private List<ItemAnalysis> analyses(Advisory advisory, RoleReader reader) {
    ItemText item = ItemText.of(advisory);
    if (!Roundup.isRoundupTitle(item.title())) {
      return List.of(new ItemAnalysis(item, vendors, names, reader, MAX_READINGS));
    }
    Stream<ItemText> stories =
        Roundup.stories(ItemText.withoutByline(advisory.text())).stream().map(item::ofStory);
    List<ItemAnalysis> analyses = new ArrayList<>();
    int left = MAX_READINGS;
    for (ItemText story : Stream.concat(Stream.of(item.titleOnly()), stories).toList()) {
      ItemAnalysis analysis = new ItemAnalysis(story, vendors, names, reader, left);
      analyses.add(analysis);
      left -= analysis.readings();
    }
    return analyses;
  }

  private NavigableMap<Integer, Match> matchText(Advisory advisory, RoleReader reader) {
    List<ItemAnalysis> analyses = analyses(advisory, reader);
    NavigableMap<Integer, Match> found = analyses.getFirst().matches();
    List<ItemAnalysis> stories = analyses.subList(1, analyses.size());
    if (!stories.isEmpty()) {
      found.replaceAll((_, match) -> Roundup.toTopicMention(match));
    }
    for (ItemAnalysis story : stories) {
      story.matches().forEach((index, match) -> found.merge(index, match, Matcher::firstAlert));
    }
    return found;
  }

  private static Match firstAlert(Match first, Match second) {
    return !first.triggersAlert() && second.triggersAlert() ? second : first;
  }
}
