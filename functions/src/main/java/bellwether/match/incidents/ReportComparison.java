package bellwether.match.incidents;

import bellwether.domain.incident.Incident;
import bellwether.domain.incident.Incident.Report;
import bellwether.domain.incident.Role;
import bellwether.domain.incident.Trait;
import bellwether.domain.incident.Trait.Kind;
import bellwether.match.text.Words;
import java.time.Duration;
import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.Set;

/** Compares a report with the reports of an incident, regardless of time. */
final class ReportComparison {
  /** Reports of "a second breach" within this time are about the same incident. */
  private static final Duration REPEAT_BREACH_WINDOW = Duration.ofDays(14);

  /** Within this time reports may call the same breach "a breach" or "another breach". */
  private static final Duration SAME_NEWS_WINDOW = Duration.ofDays(3);

  /** Attackers list a victim again within this time to demand payment; later it is a new breach. */
  private static final Duration SAME_CLAIM_WINDOW = Duration.ofDays(90);

  /** The kinds of traits that reports of one breach share and others rarely do. */
  private static final List<Kind> LINKING_KINDS =
      List.of(Kind.PARTY, Kind.ATTACKER, Kind.VULNERABILITY);

  /** The kinds of traits that distinguish breaches. */
  private static final List<Kind> DISTINGUISHING_KINDS =
      List.of(Kind.ATTACKER, Kind.VULNERABILITY, Kind.YEAR);

  private ReportComparison() {}

  /** Whether the report is about something other than the incident. */
  static boolean contradicts(Incident incident, ReportFacts facts) {
    if (facts.anotherBreach() && !isSameRepeatBreach(incident, facts)) {
      return true;
    }
    Report report = facts.report();
    if (facts.isVictim() && areDisjoint(incident, report, Kind.PARTY)) {
      return true;
    }
    boolean unit = !report.traits(Kind.UNIT).isEmpty();
    return (unit && !isSameUnit(incident, report))
        || isDifferentBreachType(incident, report)
        || isNewClaim(incident, report)
        || DISTINGUISHING_KINDS.stream().anyMatch(kind -> areDisjoint(incident, report, kind));
  }

  /** Whether both are about the same unit of the vendor, or neither names one. */
  static boolean isSameUnit(Incident incident, Report report) {
    Set<Trait> units = report.traits(Kind.UNIT);
    Set<Trait> known = incident.traits(Kind.UNIT);
    return units.isEmpty() ? known.isEmpty() : known.stream().anyMatch(units::contains);
  }

  /** Whether "a second breach" may be the incident itself. */
  private static boolean isSameRepeatBreach(Incident incident, ReportFacts facts) {
    Instant opened = incident.reports().getFirst().reportedAt();
    Duration since = Duration.between(opened, facts.report().reportedAt()).abs();
    boolean second =
        incident.reports().stream()
            .anyMatch(report -> ReportFacts.saysAnotherBreach(Words.of(report.title())));
    return since.compareTo(second ? REPEAT_BREACH_WINDOW : SAME_NEWS_WINDOW) <= 0;
  }

  /** Whether it is a claim of attackers long after every earlier one. */
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
    return report.traits().contains(Trait.of(Kind.CLAIM));
  }

  /** A flaw exploited at customers is not a breach of the vendor itself. */
  private static boolean isDifferentBreachType(Incident incident, Report report) {
    return (isExploitedFlaw(report)
            && incident.reports().stream().allMatch(ReportComparison::isOwnBreach))
        || (isOwnBreach(report)
            && incident.reports().stream().allMatch(ReportComparison::isExploitedFlaw));
  }

  private static boolean isExploitedFlaw(Report report) {
    return report.role() == Role.SOURCE && report.traits().contains(Trait.of(Kind.EXPLOITED_FLAW));
  }

  private static boolean isOwnBreach(Report report) {
    return report.role() == Role.VICTIM && !report.traits().contains(Trait.of(Kind.EXPLOITED_FLAW));
  }

  /** Whether report and incident name the same other party, attackers or vulnerability. */
  static boolean sharesTraits(Incident incident, ReportFacts facts) {
    return LINKING_KINDS.stream()
        .anyMatch(
            kind -> !Collections.disjoint(incident.traits(kind), facts.report().traits(kind)));
  }

  /** Whether both state this kind of trait and have nothing in common. */
  private static boolean areDisjoint(Incident incident, Report report, Kind kind) {
    Set<Trait> some = incident.traits(kind);
    Set<Trait> others = report.traits(kind);
    return !some.isEmpty() && !others.isEmpty() && Collections.disjoint(some, others);
  }
}
