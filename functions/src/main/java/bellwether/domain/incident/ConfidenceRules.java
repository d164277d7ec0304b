package bellwether.domain.incident;

import bellwether.domain.incident.Incident.Report;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;

/** How sure the reports of one incident leave us, each read in the light of those before it. */
final class ConfidenceRules {
  private final List<Report> reports;

  private ConfidenceRules(List<Report> reports) {
    this.reports = reports;
  }

  static Confidence combine(List<Report> reports) {
    ConfidenceRules standing = new ConfidenceRules(reports);
    Confidence sure = Confidence.UNCERTAIN;
    for (int i = 0; i < reports.size(); i++) {
      sure = standing.next(sure, i);
    }
    return sure;
  }

  private Confidence next(Confidence sure, int index) {
    Confidence said = reports.get(index).confidence();
    return switch (said) {
      // The page that is denied or taken back comes again through slower feeds.
      case CONFIRMED -> isRepeat(index) ? sure : said;
      // Who denies what was taken back already says no more than who took it back.
      case DISPUTED -> sure == Confidence.RETRACTED ? sure : said;
      case RETRACTED -> isConfirmedByOthers(index) ? sure : said;
      case ALLEGED, UNCERTAIN -> sure == Confidence.UNCERTAIN ? said : sure;
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
   * A register retracts its own entry, and a publisher its own story. If somebody else reports a
   * retraction, it may be anybody's, so one confirmation less counts.
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

  /** The host of the page; what has no page is its own publisher. */
  private static String publisher(Report report) {
    String url = Objects.requireNonNullElse(report.canonicalUrl(), report.reportId());
    String rest = url.replaceFirst("^[a-z]+://", "");
    int end = rest.indexOf('/');
    return end < 0 ? rest : rest.substring(0, end);
  }
}
