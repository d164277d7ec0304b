package bellwether.slack.reply;

import bellwether.domain.incident.Incident;
import java.util.List;

/** What is on record about a vendor: its incidents, and reports that only name it, newest first. */
public record VendorHistory(List<IncidentHistory> incidents, List<MatchedAdvisory> mentions) {
  public static final VendorHistory EMPTY = new VendorHistory(List.of(), List.of());

  public VendorHistory {
    incidents = List.copyOf(incidents);
    mentions = List.copyOf(mentions);
  }

  public boolean isEmpty() {
    return incidents.isEmpty() && mentions.isEmpty();
  }

  /** An incident with its reports on record, at least one, oldest first. */
  public record IncidentHistory(Incident incident, List<MatchedAdvisory> reports) {
    public IncidentHistory {
      reports = List.copyOf(reports);
    }
  }
}
