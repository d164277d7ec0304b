package bellwether.match.incidents;

import bellwether.match.facts.Gangs;
import bellwether.match.facts.CveIds;
import bellwether.match.facts.IncidentTraits;
import bellwether.match.text.Words;

import bellwether.domain.incident.Incident;
import bellwether.domain.incident.Incident.Report;
import bellwether.domain.incident.Role;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/** Holds a report against what an incident's reports say, whatever the time between them. */
final class ReportComparison {
  /** Reports of "a second breach" within this time of its first report are about that one. */
  private static final Duration SAME_SECOND = Duration.ofDays(14);

  /** Within this time the press tells one breach as "a breach" here and "another breach" there. */
  private static final Duration SAME_NEWS = Duration.ofDays(3);

  /** Attackers list a victim again within this time to press for payment; later it is anew. */
  private static final Duration SAME_CLAIM = Duration.ofDays(90);

  private static final List<String> MARKS =
      List.of(
          Gangs.MARK,
          CveIds.MARK,
          IncidentTraits.UNIT,
          IncidentTraits.YEAR,
          IncidentTraits.FLAW,
          IncidentTraits.CLAIM);

  private ReportComparison() {}

  /** Whether the report speaks of something else than the incident. */
  static boolean contradicts(Incident incident, ReportFacts facts) {
    if (facts.again() && !isSameSecond(incident, facts)) {
      return true;
    }
    Report report = facts.report();
    if (facts.isVictim() && differ(parties(incident), parties(report))) {
      return true;
    }
    boolean unit = !marked(report, IncidentTraits.UNIT).isEmpty();
    return (unit && !isSameUnit(incident, report))
        || isOtherWay(incident, report)
        || isClaimedAnew(incident, report)
        || differ(marked(incident, Gangs.MARK), marked(report, Gangs.MARK))
        || differ(marked(incident, CveIds.MARK), marked(report, CveIds.MARK))
        || differ(marked(incident, IncidentTraits.YEAR), marked(report, IncidentTraits.YEAR));
  }

  /** Whether both speak of the same part of the vendor, or neither of any. */
  static boolean isSameUnit(Incident incident, Report report) {
    Set<String> units = marked(report, IncidentTraits.UNIT);
    Set<String> known = marked(incident, IncidentTraits.UNIT);
    return units.isEmpty() ? known.isEmpty() : known.stream().anyMatch(units::contains);
  }

  /** Whether "a second breach" may be the one that this incident already is. */
  private static boolean isSameSecond(Incident incident, ReportFacts facts) {
    Instant opened = incident.reports().getFirst().at();
    Duration since = Duration.between(opened, facts.report().at()).abs();
    boolean second =
        incident.reports().stream().anyMatch(one -> ReportFacts.saysAgain(Words.of(one.title())));
    return since.compareTo(second ? SAME_SECOND : SAME_NEWS) <= 0;
  }

  /** Whether attackers claim it themselves, long after every claim of before. */
  private static boolean isClaimedAnew(Incident incident, Report report) {
    List<Report> claims = incident.reports().stream().filter(ReportComparison::isClaim).toList();
    return isClaim(report)
        && !claims.isEmpty()
        && claims.stream()
            .allMatch(
                claim -> Duration.between(claim.at(), report.at()).abs().compareTo(SAME_CLAIM) > 0);
  }

  private static boolean isClaim(Report report) {
    return report.others().contains(IncidentTraits.CLAIM);
  }

  /** A flaw exploited at customers is not a breach of the vendor itself. */
  private static boolean isOtherWay(Incident incident, Report report) {
    return (isFlaw(report) && incident.reports().stream().allMatch(ReportComparison::isOwn))
        || (isOwn(report) && incident.reports().stream().allMatch(ReportComparison::isFlaw));
  }

  private static boolean isFlaw(Report report) {
    return report.role() == Role.SOURCE && report.others().contains(IncidentTraits.FLAW);
  }

  private static boolean isOwn(Report report) {
    return report.role() == Role.VICTIM && !report.others().contains(IncidentTraits.FLAW);
  }

  /** Whether report and incident name the same other party, attackers or vulnerability. */
  static boolean agrees(Incident incident, ReportFacts facts) {
    Set<String> known =
        incident.reports().stream()
            .flatMap(one -> one.others().stream())
            .collect(Collectors.toSet());
    return facts.report().others().stream()
        .filter(other -> isParty(other) || isTie(other))
        .anyMatch(known::contains);
  }

  /** Both speak of it, and of nothing in common. */
  private static boolean differ(Set<String> some, Set<String> others) {
    return !some.isEmpty() && !others.isEmpty() && some.stream().noneMatch(others::contains);
  }

  private static Set<String> parties(Incident incident) {
    return incident.reports().stream()
        .flatMap(one -> parties(one).stream())
        .collect(Collectors.toSet());
  }

  private static Set<String> parties(Report report) {
    return report.others().stream().filter(ReportComparison::isParty).collect(Collectors.toSet());
  }

  private static boolean isParty(String other) {
    return MARKS.stream().noneMatch(other::startsWith);
  }

  private static boolean isTie(String other) {
    return other.startsWith(Gangs.MARK) || other.startsWith(CveIds.MARK);
  }

  private static Set<String> marked(Incident incident, String mark) {
    return incident.reports().stream()
        .flatMap(one -> marked(one, mark).stream())
        .collect(Collectors.toSet());
  }

  private static Set<String> marked(Report report, String mark) {
    return report.others().stream()
        .filter(other -> other.startsWith(mark))
        .collect(Collectors.toSet());
  }
}
