package bellwether.match.incidents;

import bellwether.domain.incident.Confidence;
import bellwether.domain.incident.Incident;
import bellwether.domain.incident.Incident.Report;
import bellwether.domain.incident.ReportKind;
import bellwether.domain.incident.Role;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The incident that a report belongs to, and what the report means for those who watch the vendor.
 *
 * @param incident the incident with the report in it
 */
public record LinkedReport(Incident incident, ReportKind kind) {

  /**
   * What the report adds to the incident: that it is confirmed, denied or retracted, or another
   * role of the vendor. Empty for the first report and if nothing is new.
   */
  public List<String> newInformation(String advisory) {
    List<Report> before = new ArrayList<>();
    for (Report report : incident.reports()) {
      if (report.reportId().equals(advisory)) {
        return before.isEmpty() ? List.of() : newInformation(before, report);
      }
      before.add(report);
    }
    return List.of();
  }

  private List<String> newInformation(List<Report> before, Report report) {
    if (report.role() == Role.MENTIONED) {
      return before.stream().anyMatch(one -> one.confidence() == report.confidence())
          ? List.of()
          : List.of(describeDenial(before, report));
    }
    List<String> news = new ArrayList<>();
    if (report.confidence() == Confidence.CONFIRMED) {
      describeConfirmation(before).ifPresent(news::add);
    }
    if (before.stream().noneMatch(one -> one.role() == report.role())) {
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
