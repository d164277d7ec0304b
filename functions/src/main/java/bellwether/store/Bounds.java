package bellwether.store;

import bellwether.domain.Incident;
import bellwether.domain.Incident.Report;
import java.util.ArrayList;
import java.util.List;

/** What is left out so that a row stays far below DynamoDB's limit of 400 KB. */
final class Bounds {
  private Bounds() {}

  /** The incident with its first report, which opened it, and the newest ones, in their order. */
  static Incident reports(Incident incident, int most) {
    List<Report> reports = incident.reports();
    if (reports.size() <= most) {
      return incident;
    }
    List<Report> kept = new ArrayList<>(most);
    kept.add(reports.getFirst());
    kept.addAll(reports.subList(reports.size() - most + 1, reports.size()));
    return new Incident(incident.id(), incident.vendor(), kept, incident.version());
  }
}
