package bellwether.domain.notice;

import bellwether.domain.incident.Role;
import java.time.OffsetDateTime;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Many alerts in one message, each with a link.
 *
 * @param reason why they are reported together, in one line
 * @param alerts those that are worth a line
 * @param moreCount how many others there are
 */
public record AlertSummary(String customer, String reason, List<Entry> alerts, int moreCount)
    implements Notice {

  public AlertSummary {
    alerts = List.copyOf(alerts);
  }

  /**
   * One alert in a line.
   *
   * @param url the report's source; null where the feed gives none
   * @param published null where not stated
   */
  public record Entry(
      String vendor,
      Role role,
      String title,
      @Nullable String url,
      @Nullable OffsetDateTime published) {

    /** The line that an alert shrinks to. */
    public static Entry of(Alert alert) {
      return new Entry(alert.vendor(), alert.role(), alert.title(), alert.url(), alert.published());
    }
  }
}
