package bellwether.match.incidents;

import bellwether.domain.incident.Confidence;
import bellwether.domain.incident.Incident;
import bellwether.domain.incident.Incident.Report;
import bellwether.domain.incident.ReportKind;
import bellwether.domain.incident.Role;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/**
 * The incident that a report belongs to, and what the report adds to it.
 *
 * @param incident the incident with the report in it
 */
public record LinkedReport(Incident incident, ReportKind kind) {

  /**
   * What the report adds to the incident: that it is confirmed, denied or retracted, or another
   * role of the vendor. Empty for the first report and if nothing is new.
   */
  public List<String> newInformation(String reportId) {
    List<Report> reports = incident.reports();
    return IntStream.range(0, reports.size())
        .filter(i -> reports.get(i).reportId().equals(reportId))
        .limit(1)
        .filter(i -> i > 0)
        .mapToObj(i -> newInformation(reports.subList(0, i), reports.get(i)))
        .flatMap(List::stream)
        .toList();
  }

  private List<String> newInformation(List<Report> before, Report report) {
    if (report.role() == Role.MENTIONED) {
      return before.stream().anyMatch(earlier -> earlier.confidence() == report.confidence())
          ? List.of()
          : List.of(describeDenial(before, report));
    }
    List<String> news = new ArrayList<>();
    if (report.confidence() == Confidence.CONFIRMED) {
      describeConfirmation(before).ifPresent(news::add);
    }
    if (before.stream().noneMatch(earlier -> earlier.role() == report.role())) {
      news.add(
          report.role() == Role.SOURCE
              ? "others were hit through it"
              : "hit itself, and not only the way in");
    }
    return news;
  }

  private String describeDenial(List<Report> before, Report report) {
    if (report.confidence() == Confidence.DISPUTED) {
      return "disputed: this report denies it";
    }
    List<Report> all = new ArrayList<>(before);
    all.add(report);
    return confidenceOf(all) == Confidence.RETRACTED
        ? "retracted: the report was taken back"
        : "one report was taken back, and another still confirms it";
  }

  private Optional<String> describeConfirmation(List<Report> before) {
    return switch (confidenceOf(before)) {
      case RETRACTED -> Optional.of("confirmed, after a report was taken back");
      case DISPUTED -> Optional.of("confirmed, after it was denied");
      case ALLEGED, UNCERTAIN -> Optional.of("confirmed, and not only claimed or possible");
      case CONFIRMED -> Optional.empty();
    };
  }

  private Confidence confidenceOf(List<Report> reports) {
    return new Incident(incident.id(), incident.vendor(), reports, 0).confidence();
  }
}
