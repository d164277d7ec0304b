package bellwether.match;

import bellwether.domain.Advisory;
import bellwether.domain.Incident;
import bellwether.domain.Incident.Report;
import bellwether.domain.Kind;
import bellwether.domain.Match;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Decides to which incident of a vendor a report belongs.
 *
 * <p>Content first: a copy joins its original; what contradicts an incident is another; what agrees
 * joins for a season. Only where the content is silent does time alone decide. A wrong merge hides
 * an alert, a wrong split only annoys.
 */
public final class IncidentLinker {
  /** How long after its last report an incident takes in a report that says nothing against it. */
  private static final Duration SILENT = Duration.ofDays(30);

  /** How long where the other party or the attackers are the same. */
  private static final Duration AGREEING = Duration.ofDays(180);

  /** Reports of "a second breach" within this time of its first report are about that one. */
  private static final Duration SAME_SECOND = Duration.ofDays(14);

  /** An incident keeps so many reports: all of them fit one DynamoDB item of 400 kB. */
  static final int MOST_REPORTS = 200;

  private IncidentLinker() {}

  /**
   * Links a report. The same advisory is answered the same however often it is linked.
   *
   * @param known the incidents of the match's vendor
   * @param all every match of the advisory
   */
  public static Linked link(List<Incident> known, Advisory advisory, Match match, List<Match> all) {
    for (Incident incident : known) {
      for (int i = 0; i < incident.reports().size(); i++) {
        if (incident.reports().get(i).advisory().equals(advisory.id())) {
          return new Linked(incident, kindOf(incident.reports(), i));
        }
      }
    }
    Facts facts = Facts.of(advisory, match, all);
    Optional<Incident> copied =
        known.stream().filter(incident -> copies(incident, facts)).findFirst();
    if (copied.isPresent()) {
      return new Linked(with(copied.get(), facts.report()), Kind.REPEAT);
    }
    return known.stream()
        .filter(incident -> joins(incident, facts))
        .max(Comparator.comparing(Incident::lastReportAt).thenComparing(Incident::id))
        .or(() -> aftermath(known, facts))
        .map(incident -> new Linked(with(incident, facts.report()), Kind.UPDATE))
        .orElseGet(() -> new Linked(opened(match, facts.report()), Kind.NEW));
  }

  private static Kind kindOf(List<Report> reports, int index) {
    if (index == 0) {
      return Kind.NEW;
    }
    return reports.subList(0, index).stream().anyMatch(one -> same(one, reports.get(index)))
        ? Kind.REPEAT
        : Kind.UPDATE;
  }

  private static boolean copies(Incident incident, Facts facts) {
    return incident.reports().stream().anyMatch(one -> same(one, facts.report()));
  }

  private static boolean same(Report one, Report other) {
    boolean url = one.canonicalUrl() != null && one.canonicalUrl().equals(other.canonicalUrl());
    return url || Sketch.alike(one.sketch(), other.sketch());
  }

  private static boolean joins(Incident incident, Facts facts) {
    if (contradicts(incident, facts)) {
      return false;
    }
    Duration apart = apart(incident, facts.report().at());
    Duration open = agrees(incident, facts) ? AGREEING : SILENT;
    return apart.compareTo(open) <= 0;
  }

  private static Duration apart(Incident incident, Instant at) {
    Instant first = incident.reports().stream().map(Report::at).min(Instant::compareTo).orElse(at);
    if (at.isBefore(first)) {
      return Duration.between(at, first);
    }
    Duration since = Duration.between(incident.lastReportAt(), at);
    return since.isNegative() ? Duration.ZERO : since;
  }

  private static boolean contradicts(Incident incident, Facts facts) {
    if (facts.again()) {
      Instant opened = incident.reports().getFirst().at();
      return Duration.between(opened, facts.report().at()).abs().compareTo(SAME_SECOND) > 0;
    }
    if (facts.isVictim() && differ(parties(incident), parties(facts.report()))) {
      return true;
    }
    return differ(marked(incident, Gangs.MARK), marked(facts.report(), Gangs.MARK))
        || differ(marked(incident, Cves.MARK), marked(facts.report(), Cves.MARK));
  }

  private static boolean agrees(Incident incident, Facts facts) {
    Set<String> known =
        incident.reports().stream()
            .flatMap(one -> one.others().stream())
            .collect(Collectors.toSet());
    return facts.report().others().stream().anyMatch(known::contains);
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
    return report.others().stream()
        .filter(other -> !other.startsWith(Gangs.MARK) && !other.startsWith(Cves.MARK))
        .collect(Collectors.toSet());
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

  /** A fine or a suit belongs to the last breach that is known, however long ago it was. */
  private static Optional<Incident> aftermath(List<Incident> known, Facts facts) {
    if (!facts.aftermath() || facts.again()) {
      return Optional.empty();
    }
    return known.stream()
        .filter(incident -> !contradicts(incident, facts))
        .max(Comparator.comparing(Incident::lastReportAt).thenComparing(Incident::id));
  }

  private static Incident with(Incident incident, Report report) {
    List<Report> reports = new ArrayList<>(incident.reports());
    if (reports.size() >= MOST_REPORTS) {
      reports.remove(1);
    }
    reports.add(report);
    return new Incident(incident.id(), incident.vendor(), reports, incident.version());
  }

  private static Incident opened(Match match, Report report) {
    String vendor = match.vendor().key();
    return new Incident(sha256(vendor + "\n" + report.advisory()), vendor, List.of(report), 0);
  }

  private static String sha256(String text) {
    try {
      byte[] digest =
          MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
      return HexFormat.of().formatHex(digest);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has SHA-256", e);
    }
  }
}
