package bellwether.domain.incident;

import bellwether.domain.incident.Incident.Report;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;

/** Combines the confidence of an incident's reports, each weighed against the earlier ones. */
final class ConfidenceRules {
  private final List<Report> reports;

  private ConfidenceRules(List<Report> reports) {
    this.reports = reports;
  }

  static Confidence combine(List<Report> reports) {
    ConfidenceRules rules = new ConfidenceRules(reports);
    Confidence current = Confidence.UNCERTAIN;
    for (int i = 0; i < reports.size(); i++) {
      current = rules.next(current, i);
    }
    return current;
  }

  private Confidence next(Confidence current, int index) {
    Confidence stated = reports.get(index).confidence();
    return switch (stated) {
      // Slower feeds repeat a page after it was denied or retracted.
      case CONFIRMED -> isRepeat(index) ? current : stated;
      // A denial adds nothing to a retraction.
      case DISPUTED -> current == Confidence.RETRACTED ? current : stated;
      case RETRACTED -> isConfirmedByOthers(index) ? current : stated;
      case ALLEGED, UNCERTAIN -> current == Confidence.UNCERTAIN ? stated : current;
    };
  }

  private boolean isRepeat(int index) {
    String url = reports.get(index).canonicalUrl();
    return url != null
        && reports.subList(0, index).stream()
            .anyMatch(report ->
                url.equals(report.canonicalUrl()) && report.confidence() == Confidence.CONFIRMED);
  }

  /**
   * A publisher retracts its own report. If another one reports a retraction, it is unknown which
   * report it concerns, so one confirmation is not counted.
   */
  private boolean isConfirmedByOthers(int index) {
    Report retraction = reports.get(index);
    String publisher = publisher(retraction);
    Set<String> confirming = new HashSet<>();
    boolean own = retraction.role().triggersAlert();
    for (Report report : reports.subList(0, index)) {
      if (report.role().triggersAlert()) {
        own |= publisher(report).equals(publisher);
        if (report.confidence() == Confidence.CONFIRMED) {
          confirming.add(publisher(report));
        }
      }
    }
    confirming.remove(publisher);
    return confirming.size() > (own ? 0 : 1);
  }

  /** The host of the page; a report without a page is its own publisher. */
  private static String publisher(Report report) {
    String url = Objects.requireNonNullElse(report.canonicalUrl(), report.reportId());
    String rest = url.replaceFirst("^[a-z]+://", "");
    int end = rest.indexOf('/');
    return end < 0 ? rest : rest.substring(0, end);
  }
}
