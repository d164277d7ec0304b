package bellwether.function.slack;

import bellwether.domain.Advisory;
import bellwether.domain.Incident;
import bellwether.domain.Match;
import bellwether.domain.Vendor;
import bellwether.match.IncidentLinker;
import bellwether.match.Linked;
import bellwether.match.Matcher;
import bellwether.match.Terms;
import bellwether.slack.reply.Dossier;
import bellwether.slack.reply.Dossier.Story;
import bellwether.slack.reply.Sighting;
import bellwether.store.Advisories;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** What is on record about a vendor, for one team. */
final class Sightings {
  private static final int MOST = 50;

  private final Advisories advisories;
  private final String team;

  Sightings(Advisories advisories, String team) {
    this.advisories = advisories;
    this.team = team;
  }

  /** The reports that name the vendor, as the vendor is given; newest first. */
  List<Sighting> of(Vendor vendor) {
    Map<String, Advisory> found = new LinkedHashMap<>();
    Stream.of(List.of(vendor.name()), vendor.aliases(), vendor.products())
        .flatMap(List::stream)
        .map(Terms::of)
        .filter(terms -> !terms.isEmpty())
        .distinct()
        .flatMap(terms -> advisories.filedUnder(terms, MOST).stream())
        .filter(advisory -> advisory.audience().isEmpty() || advisory.audience().contains(team))
        .forEach(advisory -> found.putIfAbsent(advisory.id(), advisory));
    Matcher matcher = Matcher.of(List.of(vendor));
    List<Sighting> sightings = new ArrayList<>();
    for (Advisory advisory : found.values()) {
      for (Match match : matcher.match(advisory)) {
        sightings.add(new Sighting(advisory, match));
      }
    }
    sightings.sort(Comparator.comparing((Sighting one) -> one.advisory().at()).reversed());
    return sightings;
  }

  /**
   * The same, linked to the vendor's incidents as they would be had they come in the order of their
   * dates: what is looked up need not be watched by anybody, and then no incident of it is kept.
   */
  Dossier dossier(Vendor vendor) {
    List<Sighting> mentions = new ArrayList<>();
    Map<String, Incident> incidents = new LinkedHashMap<>();
    Map<String, List<Sighting>> reports = new HashMap<>();
    for (Sighting one : of(vendor).reversed()) {
      Optional<Linked> linked = linked(List.copyOf(incidents.values()), one);
      if (linked.isEmpty()) {
        mentions.add(one);
      } else {
        Incident incident = linked.get().incident();
        incidents.put(incident.id(), incident);
        reports.computeIfAbsent(incident.id(), _ -> new ArrayList<>()).add(one);
      }
    }
    List<Story> stories =
        incidents.values().stream()
            .sorted(Comparator.comparing(Incident::lastReportAt).reversed())
            .map(incident -> new Story(incident, reports.getOrDefault(incident.id(), List.of())))
            .toList();
    return new Dossier(stories, mentions.reversed());
  }

  private static Optional<Linked> linked(List<Incident> known, Sighting one) {
    List<Match> all = List.of(one.match());
    if (one.match().denial()) {
      return IncidentLinker.linkDenial(known, one.advisory(), one.match(), all);
    }
    return one.match().alert()
        ? Optional.of(IncidentLinker.link(known, one.advisory(), one.match(), all))
        : Optional.empty();
  }
}
