package bellwether.slack.reply;

import bellwether.domain.incident.Incident;
import java.util.List;

/**
 * What is on record about a vendor.
 *
 * @param incidents its incidents, the one with the newest report first
 * @param mentions reports that only name it, newest first
 */
public record VendorHistory(List<IncidentHistory> incidents, List<MatchedAdvisory> mentions) {
  public static final VendorHistory EMPTY = new VendorHistory(List.of(), List.of());

  public VendorHistory {
    incidents = List.copyOf(incidents);
    mentions = List.copyOf(mentions);
  }

  public boolean isEmpty() {
    return incidents.isEmpty() && mentions.isEmpty();
  }

  /**
   * An incident with its reports on record.
   *
   * @param reports oldest first, at least one
   */
  public record IncidentHistory(Incident incident, List<MatchedAdvisory> reports) {
    public IncidentHistory {
      reports = List.copyOf(reports);
    }
  }
}
