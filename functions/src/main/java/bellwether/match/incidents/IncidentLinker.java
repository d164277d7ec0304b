package bellwether.match.incidents;

import bellwether.domain.Sha256;
import bellwether.domain.advisory.Advisory;
import bellwether.domain.incident.Incident;
import bellwether.domain.incident.Incident.Report;
import bellwether.domain.incident.Match;
import bellwether.domain.incident.ReportKind;
import bellwether.match.text.Sketch;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * Links a report to an incident of its vendor.
 *
 * <p>Content decides first: a copy joins its original, a contradiction opens a new incident, and
 * shared traits join for months. Time decides only if the content does not. In doubt it opens an
 * incident, because a wrong merge hides an alert and a wrong split only repeats one.
 */
public final class IncidentLinker {
  /** How long after its last report an incident accepts a report that does not contradict it. */
  private static final Duration JOIN_WINDOW = Duration.ofDays(30);

  /** How long copies of a text appear; the same words later are about another breach. */
  private static final Duration COPY_WINDOW = Duration.ofDays(14);

  /** The same for a report with the same other party, attackers or vulnerability. */
  private static final Duration AGREEING_WINDOW = Duration.ofDays(180);

  private static final Duration FOREVER = ChronoUnit.FOREVER.getDuration();

  private IncidentLinker() {}

  /**
   * Links a report. Linking the same advisory again gives the same result.
   *
   * @param known the incidents of the match's vendor
   * @param all every match of the advisory
   */
  public static LinkedReport link(
      List<Incident> known, Advisory advisory, Match match, List<Match> all) {
    for (Incident incident : known) {
      for (int i = 0; i < incident.reports().size(); i++) {
        if (incident.reports().get(i).reportId().equals(advisory.reportId())) {
          return new LinkedReport(
              revise(incident, i, advisory, match), kindOf(incident.reports(), i));
        }
      }
    }
    ReportFacts facts = ReportFacts.of(advisory, match, all);
    Comparator<Incident> bestMatchLast =
        Comparator.comparing((Incident incident) -> ReportComparison.sharesTraits(incident, facts))
            .thenComparing(incident -> ReportComparison.isSameUnit(incident, facts.report()))
            .thenComparing(Incident::lastReportAt)
            .thenComparing(Incident::id);
    return known.stream()
        .filter(incident -> isCopy(incident, facts))
        .findFirst()
        .map(incident -> join(incident, facts, ReportKind.REPEAT))
        .or(() ->
            known.stream()
                .filter(incident -> canJoin(incident, facts))
                .max(bestMatchLast)
                .or(() -> findAftermathIncident(known, facts))
                .map(incident -> join(incident, facts, ReportKind.UPDATE)))
        .orElseGet(() -> new LinkedReport(newIncident(match, facts.report()), ReportKind.NEW));
  }

  private static LinkedReport join(Incident incident, ReportFacts facts, ReportKind kind) {
    return new LinkedReport(incident.withReport(adjustDate(facts.report(), incident)), kind);
  }

  /** Links a match of any kind; empty for a mention, and for a denial of an unknown incident. */
  public static Optional<LinkedReport> linkIfRelevant(
      List<Incident> known, Advisory advisory, Match match, List<Match> all) {
    if (match.isDenial()) {
      return linkDenial(known, advisory, match, all);
    }
    return match.triggersAlert()
        ? Optional.of(link(known, advisory, match, all))
        : Optional.empty();
  }

  /**
   * Links a denial or a retraction. Empty if no known incident could be meant, because it opens
   * none. A record that its source withdraws concerns only itself.
   */
  public static Optional<LinkedReport> linkDenial(
      List<Incident> known, Advisory advisory, Match denial, List<Match> all) {
    ReportFacts facts = ReportFacts.of(advisory, denial, all);
    boolean retracted = advisory.statedFacts().retracted();
    boolean deniesAny =
        known.stream()
            .anyMatch(incident ->
                incident.reports().stream()
                        .anyMatch(report -> report.reportId().equals(advisory.reportId()))
                    || (!retracted && (isCopy(incident, facts) || canJoin(incident, facts))));
    return deniesAny ? Optional.of(link(known, advisory, denial, all)) : Optional.empty();
  }

  /** An edited record changes the confidence of its report. */
  private static Incident revise(Incident incident, int index, Advisory advisory, Match match) {
    Report report = incident.reports().get(index);
    if (advisory.revision() == 0 || report.confidence() == match.confidence()) {
      return incident;
    }
    List<Report> reports = new ArrayList<>(incident.reports());
    reports.set(index, report.withConfidence(match.confidence()));
    return incident.withReports(reports);
  }

  private static ReportKind kindOf(List<Report> reports, int index) {
    if (index == 0) {
      return ReportKind.NEW;
    }
    Report report = reports.get(index);
    return reports.subList(0, index).stream().anyMatch(earlier -> isSameReport(earlier, report))
        ? ReportKind.REPEAT
        : ReportKind.UPDATE;
  }

  private static boolean isCopy(Incident incident, ReportFacts facts) {
    return incident.reports().stream().anyMatch(report -> isSameReport(report, facts.report()));
  }

  static boolean isSameReport(Report report, Report other) {
    boolean sameUrl =
        report.canonicalUrl() != null
            && report.canonicalUrl().equals(other.canonicalUrl())
            && !isSameAdvisory(report, other);
    return sameUrl
        || (isWithinCopyWindow(report, other) && Sketch.isSimilar(report.sketch(), other.sketch()));
  }

  /** A reworded report stays in its incident, but may be about another breach. */
  private static boolean isSameAdvisory(Report report, Report other) {
    return Advisory.idFromReportId(report.reportId())
        .equals(Advisory.idFromReportId(other.reportId()));
  }

  private static boolean isWithinCopyWindow(Report report, Report other) {
    Duration between =
        report.dated() && other.dated()
            ? Duration.between(report.reportedAt(), other.reportedAt())
            : Duration.between(report.seenAt(), other.seenAt());
    return between.abs().compareTo(COPY_WINDOW) <= 0;
  }

  /**
   * An undated report that joins an old incident gets the date of its last report, because its own
   * would keep the incident open.
   */
  private static Report adjustDate(Report report, Incident incident) {
    Instant last = incident.lastReportAt();
    boolean old = Duration.between(last, report.reportedAt()).compareTo(JOIN_WINDOW) > 0;
    return !report.dated() && old ? report.withReportedAt(last) : report;
  }

  private static boolean canJoin(Incident incident, ReportFacts facts) {
    Duration window =
        ReportComparison.sharesTraits(incident, facts) ? AGREEING_WINDOW : JOIN_WINDOW;
    return !ReportComparison.contradicts(incident, facts)
        && timeBetween(incident, facts.report()).compareTo(window) <= 0;
  }

  private static Duration timeBetween(Incident incident, Report report) {
    if (!report.dated() || incident.reports().stream().noneMatch(Report::dated)) {
      return incident.reports().stream()
          .map(earlier -> Duration.between(earlier.seenAt(), report.seenAt()).abs())
          .min(Duration::compareTo)
          .orElse(FOREVER);
    }
    // Reports stored by earlier versions may have dates in the future.
    Instant latest = report.seenAt().plus(Advisory.MAX_CLOCK_SKEW);
    List<Instant> dates =
        incident.reports().stream()
            .map(Report::reportedAt)
            .filter(date -> !date.isAfter(latest))
            .sorted()
            .toList();
    if (dates.isEmpty()) {
      return FOREVER;
    }
    Duration before = Duration.between(report.reportedAt(), dates.getFirst());
    Duration after = Duration.between(dates.getLast(), report.reportedAt());
    return Collections.max(List.of(before, after, Duration.ZERO));
  }

  /** A fine or a lawsuit belongs to the last known breach, however long ago. */
  private static Optional<Incident> findAftermathIncident(List<Incident> known, ReportFacts facts) {
    return known.stream()
        .filter(_ -> facts.aftermath() && !facts.anotherBreach())
        .filter(incident -> !ReportComparison.contradicts(incident, facts))
        .max(Comparator.comparing(Incident::lastReportAt).thenComparing(Incident::id));
  }

  private static Incident newIncident(Match match, Report report) {
    String vendor = match.vendor().key();
    return new Incident(Sha256.hex(vendor + "\n" + report.reportId()), vendor, List.of(report), 0);
  }
}
