package bellwether.match.incidents;

import bellwether.domain.incident.Incident;
import bellwether.domain.incident.Incident.Report;
import bellwether.domain.incident.Role;
import bellwether.match.facts.CveIds;
import bellwether.match.facts.Gangs;
import bellwether.match.facts.IncidentTraits;
import bellwether.match.text.Words;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/** Compares a report with the reports of an incident, regardless of time. */
final class ReportComparison {
  /** Reports of "a second breach" within this time are about the same incident. */
  private static final Duration REPEAT_BREACH_WINDOW = Duration.ofDays(14);

  /** Within this time reports may call the same breach "a breach" or "another breach". */
  private static final Duration SAME_NEWS_WINDOW = Duration.ofDays(3);

  /** Attackers list a victim again within this time to demand payment; later it is a new breach. */
  private static final Duration SAME_CLAIM_WINDOW = Duration.ofDays(90);

  private static final List<String> TRAIT_PREFIXES =
      List.of(
          Gangs.PREFIX,
          CveIds.PREFIX,
          IncidentTraits.UNIT_PREFIX,
          IncidentTraits.YEAR_PREFIX,
          IncidentTraits.FLAW,
          IncidentTraits.CLAIM);

  private ReportComparison() {}

  /** Whether the report is about something other than the incident. */
  static boolean contradicts(Incident incident, ReportFacts facts) {
    if (facts.anotherBreach() && !isSameRepeatBreach(incident, facts)) {
      return true;
    }
    Report report = facts.report();
    if (facts.isVictim() && areDisjoint(parties(incident), parties(report))) {
      return true;
    }
    boolean unit = !traitsWithPrefix(report, IncidentTraits.UNIT_PREFIX).isEmpty();
    return (unit && !isSameUnit(incident, report))
        || isDifferentBreachType(incident, report)
        || isNewClaim(incident, report)
        || areDisjoint(
            traitsWithPrefix(incident, Gangs.PREFIX), traitsWithPrefix(report, Gangs.PREFIX))
        || areDisjoint(
            traitsWithPrefix(incident, CveIds.PREFIX), traitsWithPrefix(report, CveIds.PREFIX))
        || areDisjoint(
            traitsWithPrefix(incident, IncidentTraits.YEAR_PREFIX),
            traitsWithPrefix(report, IncidentTraits.YEAR_PREFIX));
  }

  /** Whether both are about the same unit of the vendor, or neither names one. */
  static boolean isSameUnit(Incident incident, Report report) {
    Set<String> units = traitsWithPrefix(report, IncidentTraits.UNIT_PREFIX);
    Set<String> known = traitsWithPrefix(incident, IncidentTraits.UNIT_PREFIX);
    return units.isEmpty() ? known.isEmpty() : known.stream().anyMatch(units::contains);
  }

  /** Whether "a second breach" may be the one that this incident already is. */
  private static boolean isSameRepeatBreach(Incident incident, ReportFacts facts) {
    Instant opened = incident.reports().getFirst().reportedAt();
    Duration since = Duration.between(opened, facts.report().reportedAt()).abs();
    boolean second =
        incident.reports().stream()
            .anyMatch(report -> ReportFacts.saysAnotherBreach(Words.of(report.title())));
    return since.compareTo(second ? REPEAT_BREACH_WINDOW : SAME_NEWS_WINDOW) <= 0;
  }

  /** Whether it is a claim of attackers, long after every earlier claim. */
  private static boolean isNewClaim(Incident incident, Report report) {
    List<Report> claims = incident.reports().stream().filter(ReportComparison::isClaim).toList();
    return isClaim(report)
        && !claims.isEmpty()
        && claims.stream()
            .allMatch(claim ->
                Duration.between(claim.reportedAt(), report.reportedAt())
                        .abs()
                        .compareTo(SAME_CLAIM_WINDOW)
                    > 0);
  }

  private static boolean isClaim(Report report) {
    return report.traits().contains(IncidentTraits.CLAIM);
  }

  /** A flaw exploited at customers is not a breach of the vendor itself. */
  private static boolean isDifferentBreachType(Incident incident, Report report) {
    return (isExploitedFlaw(report)
            && incident.reports().stream().allMatch(ReportComparison::isOwnBreach))
        || (isOwnBreach(report)
            && incident.reports().stream().allMatch(ReportComparison::isExploitedFlaw));
  }

  private static boolean isExploitedFlaw(Report report) {
    return report.role() == Role.SOURCE && report.traits().contains(IncidentTraits.FLAW);
  }

  private static boolean isOwnBreach(Report report) {
    return report.role() == Role.VICTIM && !report.traits().contains(IncidentTraits.FLAW);
  }

  /** Whether report and incident name the same other party, attackers or vulnerability. */
  static boolean sharesTraits(Incident incident, ReportFacts facts) {
    Set<String> known =
        incident.reports().stream()
            .flatMap(report -> report.traits().stream())
            .collect(Collectors.toSet());
    return facts.report().traits().stream()
        .filter(other -> isParty(other) || isLinkingTrait(other))
        .anyMatch(known::contains);
  }

  /** Whether both state it and have nothing in common. */
  private static boolean areDisjoint(Set<String> some, Set<String> others) {
    return !some.isEmpty() && !others.isEmpty() && some.stream().noneMatch(others::contains);
  }

  private static Set<String> parties(Incident incident) {
    return incident.reports().stream()
        .flatMap(report -> parties(report).stream())
        .collect(Collectors.toSet());
  }

  private static Set<String> parties(Report report) {
    return report.traits().stream().filter(ReportComparison::isParty).collect(Collectors.toSet());
  }

  private static boolean isParty(String other) {
    return TRAIT_PREFIXES.stream().noneMatch(other::startsWith);
  }

  private static boolean isLinkingTrait(String other) {
    return other.startsWith(Gangs.PREFIX) || other.startsWith(CveIds.PREFIX);
  }

  private static Set<String> traitsWithPrefix(Incident incident, String mark) {
    return incident.reports().stream()
        .flatMap(report -> traitsWithPrefix(report, mark).stream())
        .collect(Collectors.toSet());
  }

  private static Set<String> traitsWithPrefix(Report report, String mark) {
    return report.traits().stream()
        .filter(other -> other.startsWith(mark))
        .collect(Collectors.toSet());
  }
}
