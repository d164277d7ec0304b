package bellwether.domain.notice;

import bellwether.domain.incident.Role;
import java.time.OffsetDateTime;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Many alerts in one message, each with a link.
 *
 * @param reason why they are reported together, in one line
 * @param alerts the alerts to list
 * @param moreCount number of other alerts
 */
public record AlertSummary(String customer, String reason, List<Entry> alerts, int moreCount)
    implements Notice {

  public AlertSummary {
    alerts = List.copyOf(alerts);
  }

  /**
   * One alert in a line.
   *
   * @param url the report's source; null if the feed gives none
   * @param published when the source disclosed it; null if unknown
   */
  public record Entry(
      String vendor,
      Role role,
      String title,
      @Nullable String url,
      @Nullable OffsetDateTime published) {

    /** Creates the entry of an alert. */
    public static Entry of(Alert alert) {
      return new Entry(alert.vendor(), alert.role(), alert.title(), alert.url(), alert.published());
    }
  }
}
