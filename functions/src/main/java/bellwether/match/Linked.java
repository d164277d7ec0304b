package bellwether.match;

import bellwether.domain.Confidence;
import bellwether.domain.Incident;
import bellwether.domain.Incident.Report;
import bellwether.domain.Kind;
import bellwether.domain.Role;
import java.util.ArrayList;
import java.util.List;

/**
 * Where a report belongs, and what it brings to those who watch the vendor.
 *
 * @param incident the incident with the report in it
 */
public record Linked(Incident incident, Kind kind) {

  /**
   * What the report says that no report of the incident said before: that it is confirmed, or
   * another part of the vendor's. Empty for the first report, and where nothing is new.
   */
  public List<String> news(String advisory) {
    List<Report> before = new ArrayList<>();
    for (Report report : incident.reports()) {
      if (report.advisory().equals(advisory)) {
        return before.isEmpty() ? List.of() : news(before, report);
      }
      before.add(report);
    }
    return List.of();
  }

  private static List<String> news(List<Report> before, Report report) {
    if (report.role() == Role.MENTIONED) {
      return before.stream().anyMatch(one -> one.confidence() == Confidence.DISPUTED)
          ? List.of()
          : List.of("disputed: this report denies it");
    }
    List<String> news = new ArrayList<>();
    if (report.confidence() == Confidence.CONFIRMED
        && before.stream().noneMatch(one -> one.confidence() == Confidence.CONFIRMED)) {
      news.add("confirmed, and not only claimed or possible");
    }
    if (before.stream().noneMatch(one -> one.role() == report.role())) {
      news.add(
          report.role() == Role.SOURCE
              ? "others were hit through it"
              : "hit itself, and not only the way in");
    }
    return news;
  }
}
