package bellwether.match.incidents;

import bellwether.domain.advisory.Advisory;
import bellwether.domain.incident.Confidence;
import bellwether.domain.incident.Incident;
import bellwether.domain.incident.Incident.Report;
import bellwether.domain.incident.ReportKind;
import bellwether.domain.incident.Role;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The incident that a report belongs to, and what the report adds to it.
 *
 * @param incident the incident with the report in it
 */
public record LinkedReport(Incident incident, ReportKind kind) {

  /** Whether the incident had a report of this advisory when this one was linked. */
  public boolean contains(String advisoryId) {
    return incident.reports().stream()
        .anyMatch(report -> Advisory.idFromReportId(report.reportId()).equals(advisoryId));
  }

  /**
   * Whether the report is a copy of that of another advisory, whichever of them was linked first.
   */
  public boolean isCopyOf(String otherAdvisoryId, String reportId) {
    return incident.reports().stream()
        .filter(report -> report.reportId().equals(reportId))
        .anyMatch(report ->
            incident.reports().stream()
                .filter(other -> Advisory.idFromReportId(other.reportId()).equals(otherAdvisoryId))
                .anyMatch(
                    other -> !other.equals(report) && IncidentLinker.isSameReport(report, other)));
  }

  /**
   * What the report adds to the incident: that it is confirmed, denied or retracted, or another
   * role of the vendor. Empty for the first report and if nothing is new.
   */
  public List<String> newInformation(String reportId) {
    List<Report> reports = incident.reports();
    List<Report> previous =
        reports.stream().takeWhile(report -> !report.reportId().equals(reportId)).toList();
    return previous.isEmpty() || previous.size() == reports.size()
        ? List.of()
        : newInformation(previous, reports.get(previous.size()));
  }

  private List<String> newInformation(List<Report> previous, Report report) {
    if (report.role() == Role.MENTIONED) {
      return previous.stream().anyMatch(earlier -> earlier.confidence() == report.confidence())
          ? List.of()
          : List.of(describeDenial(previous, report));
    }
    List<String> news = new ArrayList<>();
    if (report.confidence() == Confidence.CONFIRMED) {
      describeConfirmation(previous).ifPresent(news::add);
    }
    if (previous.stream().noneMatch(earlier -> earlier.role() == report.role())) {
      news.add(
          report.role() == Role.SOURCE
              ? "others were hit through it"
              : "hit itself, and not only the way in");
    }
    return news;
  }

  private String describeDenial(List<Report> previous, Report report) {
    if (report.confidence() == Confidence.DISPUTED) {
      return "disputed: this report denies it";
    }
    List<Report> all = incident.reports().subList(0, previous.size() + 1);
    return incident.withReports(all).confidence() == Confidence.RETRACTED
        ? "retracted: the report was taken back"
        : "one report was taken back, and another still confirms it";
  }

  private Optional<String> describeConfirmation(List<Report> previous) {
    return switch (incident.withReports(previous).confidence()) {
      case RETRACTED -> Optional.of("confirmed, after a report was taken back");
      case DISPUTED -> Optional.of("confirmed, after it was denied");
      case ALLEGED, UNCERTAIN -> Optional.of("confirmed, and not only claimed or possible");
      case CONFIRMED -> Optional.empty();
    };
  }
}
