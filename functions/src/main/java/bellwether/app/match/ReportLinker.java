package bellwether.app.match;

import bellwether.domain.StableId;
import bellwether.domain.advisory.Advisory;
import bellwether.domain.feed.StatusPage;
import bellwether.domain.incident.Incident;
import bellwether.domain.incident.Match;
import bellwether.match.incidents.IncidentLinker;
import bellwether.match.incidents.LinkedReport;
import bellwether.store.IncidentStore;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import java.util.stream.Stream;

/**
 * Links reports to stored incidents, and stores the changed incidents.
 *
 * <p>A new incident gets its id from those that are known. Two workers that read the same incidents
 * and both open one therefore write the same row, so that the slower one reads again and joins.
 */
final class ReportLinker {
  /** Two workers may conflict on an incident occasionally; ten consecutive conflicts are a bug. */
  private static final int MAX_ATTEMPTS = 10;

  private final IncidentStore incidents;

  /** Keeps the incidents apart from others of the same vendors. */
  private final String prefix;

  ReportLinker(IncidentStore incidents) {
    this(incidents, "");
  }

  private ReportLinker(IncidentStore incidents, String prefix) {
    this.incidents = incidents;
    this.prefix = prefix;
  }

  /**
   * Links reports about companies that customers do not watch, whose incidents are stored apart:
   * those of watched vendors must not depend on what else is looked for.
   */
  static ReportLinker ofSuppliers(IncidentStore incidents) {
    return new ReportLinker(incidents, "supplier ");
  }

  /** Links a match; empty for a mention, and for a denial of an unknown incident. */
  Optional<LinkedReport> link(Advisory advisory, Match match, List<Match> matches) {
    if (!match.triggersAlert() && !match.isDenial()) {
      return Optional.empty();
    }
    return advisory.audience().isEmpty()
        ? linkPublic(advisory, match, matches)
        : linkRestricted(advisory, match, matches);
  }

  private Optional<LinkedReport> linkPublic(Advisory advisory, Match match, List<Match> matches) {
    for (int attempt = 1; attempt <= MAX_ATTEMPTS; attempt++) {
      String vendor = prefix + match.vendor().key();
      List<Incident> known = incidents.findByVendor(vendor);
      Optional<LinkedReport> linked =
          IncidentLinker.linkIfRelevant(known, advisory, match, matches)
              .map(result -> withId(result, vendor, known))
              .map(result -> of(vendor, result));
      if (linked.map(LinkedReport::incident).filter(incident -> !known.contains(incident)).isEmpty()
          || incidents.save(linked.get().incident())) {
        return linked;
      }
    }
    throw new IllegalStateException("incident contended: " + match.vendor().key());
  }

  private static LinkedReport of(String vendor, LinkedReport linked) {
    return new LinkedReport(linked.incident().withVendor(vendor), linked.kind());
  }

  /**
   * Links a report with a restricted audience. It is compared with public incidents and with those
   * of its audience, and stored with the latter only: no other customer's incident may change.
   */
  private Optional<LinkedReport> linkRestricted(
      Advisory advisory, Match match, List<Match> matches) {
    String vendor = prefix + match.vendor().key();
    String own = vendor + " of " + audienceKey(advisory);
    for (int attempt = 1; attempt <= MAX_ATTEMPTS; attempt++) {
      List<Incident> ownIncidents = incidents.findByVendor(own);
      List<Incident> publicIncidents = incidents.findByVendor(vendor);
      List<Incident> known = new ArrayList<>(ownIncidents);
      known.addAll(publicIncidents);
      Optional<LinkedReport> linked =
          IncidentLinker.linkIfRelevant(known, advisory, match, matches)
              .map(result -> withId(result, own, ownIncidents));
      if (linked.isEmpty()) {
        return linked;
      }
      Incident incident = linked.get().incident();
      boolean joinsPublic =
          publicIncidents.stream().anyMatch(one -> one.id().equals(incident.id()));
      if (joinsPublic || known.contains(incident)) {
        return linked;
      }
      Incident restricted =
          new Incident(incident.id(), own, incident.reports(), incident.version());
      if (incidents.save(restricted)) {
        return Optional.of(new LinkedReport(restricted, linked.get().kind()));
      }
    }
    throw new IllegalStateException("incident contended: " + vendor);
  }

  /**
   * Sets the id of an incident that is new.
   *
   * @param partition what the incidents of the vendor, or of its audience, are stored under
   * @param stored the incidents that are stored under it
   */
  private static LinkedReport withId(LinkedReport linked, String partition, List<Incident> stored) {
    if (linked.incident().version() > 0) {
      return linked;
    }
    Stream<String> ids = stored.stream().map(Incident::id).sorted();
    String id = StableId.of(Stream.concat(Stream.of(partition), ids).toArray(String[]::new));
    return new LinkedReport(linked.incident().withId(id), linked.kind());
  }

  /** The audience of a status page changes, but its incidents stay the same. */
  private static String audienceKey(Advisory advisory) {
    return StatusPage.isFeedName(advisory.feed())
        ? advisory.feed()
        : String.join(" ", new TreeSet<>(advisory.audience()));
  }
}
