package bellwether.function.slack;

import bellwether.domain.Advisory;
import bellwether.domain.Match;
import bellwether.domain.Vendor;
import bellwether.match.Matcher;
import bellwether.match.Terms;
import bellwether.slack.Sighting;
import bellwether.store.Advisories;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
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
    sightings.sort(Comparator.comparing(Sightings::told).reversed());
    return sightings;
  }

  private static Instant told(Sighting sighting) {
    OffsetDateTime published = sighting.advisory().published();
    return published == null ? sighting.advisory().seenAt() : published.toInstant();
  }
}
