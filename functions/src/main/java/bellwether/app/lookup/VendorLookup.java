package bellwether.app.lookup;

import bellwether.domain.advisory.Advisory;
import bellwether.domain.incident.Incident;
import bellwether.domain.incident.Match;
import bellwether.domain.vendor.Vendor;
import bellwether.match.Matcher;
import bellwether.match.incidents.IncidentLinker;
import bellwether.match.incidents.LinkedReport;
import bellwether.match.names.LookupTerms;
import bellwether.slack.reply.MatchedAdvisory;
import bellwether.slack.reply.VendorHistory;
import bellwether.slack.reply.VendorHistory.IncidentHistory;
import bellwether.store.AdvisoryStore;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Looks up the stored reports about a vendor, for one team. */
public final class VendorLookup {
  private static final int MAX_REPORTS = 50;

  private final AdvisoryStore advisories;
  private final String team;

  public VendorLookup(AdvisoryStore advisories, String team) {
    this.advisories = advisories;
    this.team = team;
  }

  /** The reports that name the vendor, newest first. */
  public List<MatchedAdvisory> find(Vendor vendor) {
    Map<String, Advisory> found = new LinkedHashMap<>();
    LookupTerms.of(vendor).stream()
        .flatMap(terms -> advisories.findByTerms(terms, MAX_REPORTS).stream())
        .filter(advisory -> advisory.audience().isEmpty() || advisory.audience().contains(team))
        .forEach(advisory -> found.putIfAbsent(advisory.id(), advisory));
    if (found.isEmpty()) {
      return List.of(); // without the word lists that the matcher reads
    }
    Matcher matcher = Matcher.of(List.of(vendor));
    List<MatchedAdvisory> matched = new ArrayList<>();
    for (Advisory advisory : found.values()) {
      for (Match match : matcher.match(advisory)) {
        matched.add(new MatchedAdvisory(advisory, match));
      }
    }
    matched.sort(
        Comparator.comparing(
                (MatchedAdvisory matchedAdvisory) -> matchedAdvisory.advisory().reportedAt())
            .reversed());
    return matched;
  }

  /**
   * The reports grouped by incident. They are linked again in the order of their dates, because
   * incidents are stored only for watched vendors.
   */
  public VendorHistory history(Vendor vendor) {
    List<MatchedAdvisory> mentions = new ArrayList<>();
    Map<String, Incident> incidents = new LinkedHashMap<>();
    Map<String, List<MatchedAdvisory>> reports = new HashMap<>();
    for (MatchedAdvisory matchedAdvisory : find(vendor).reversed()) {
      Optional<LinkedReport> linked = link(List.copyOf(incidents.values()), matchedAdvisory);
      if (linked.isEmpty()) {
        mentions.add(matchedAdvisory);
      } else {
        Incident incident = linked.get().incident();
        incidents.put(incident.id(), incident);
        reports.computeIfAbsent(incident.id(), _ -> new ArrayList<>()).add(matchedAdvisory);
      }
    }
    List<IncidentHistory> stories =
        incidents.values().stream()
            .sorted(Comparator.comparing(Incident::lastReportAt).reversed())
            .map(incident ->
                new IncidentHistory(incident, reports.getOrDefault(incident.id(), List.of())))
            .toList();
    return new VendorHistory(stories, mentions.reversed());
  }

  private static Optional<LinkedReport> link(
      List<Incident> known, MatchedAdvisory matchedAdvisory) {
    List<Match> all = List.of(matchedAdvisory.match());
    if (matchedAdvisory.match().isDenial()) {
      return IncidentLinker.linkDenial(
          known, matchedAdvisory.advisory(), matchedAdvisory.match(), all);
    }
    return matchedAdvisory.match().triggersAlert()
        ? Optional.of(
            IncidentLinker.link(known, matchedAdvisory.advisory(), matchedAdvisory.match(), all))
        : Optional.empty();
  }
}
