package bellwether.domain.notice;

import bellwether.domain.incident.Confidence;
import bellwether.domain.incident.Event;
import bellwether.domain.incident.Role;
import bellwether.domain.incident.Severity;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Many alerts in one message, each with a link.
 *
 * @param reason why they are reported together, in one line
 * @param alerts the alerts to list, the most severe first
 * @param moreCount number of other alerts
 * @param olderCount number of older alerts, which are history
 * @param coveredIds ids of the deliveries that it reports, those that it only counts included;
 *     empty if a version without it stored the summary
 */
public record AlertSummary(
    String customer,
    String reason,
    List<Entry> alerts,
    int moreCount,
    int olderCount,
    List<String> coveredIds)
    implements Notice {
  /** As many as a message can show. */
  private static final int MAX_ENTRIES = 20;

  public AlertSummary {
    alerts = List.copyOf(alerts);
    coveredIds = List.copyOf(coveredIds);
  }

  /**
   * One alert in a line, in its state when the summary was written.
   *
   * @param deliveryId id of the alert's delivery; null if a version without it stored the entry
   * @param confidence null if a version without it stored the entry
   * @param level null if a version without it stored the entry
   * @param product the vendor's affected product; null if it is unknown
   * @param url the report's source; null if the feed gives none
   * @param published when the source disclosed it; null if unknown
   */
  public record Entry(
      @Nullable String deliveryId,
      String vendor,
      Role role,
      Event.Kind kind,
      @Nullable String product,
      @Nullable Confidence confidence,
      Severity.@Nullable Level level,
      String title,
      @Nullable String url,
      @Nullable OffsetDateTime published) {

    private static Entry of(Case current, Alert alert) {
      return new Entry(
          current.id(),
          alert.vendor(),
          alert.role(),
          alert.event().kind(),
          alert.event().product(),
          current.incidentState().confidence(),
          current.incidentState().severity().level(),
          alert.title(),
          alert.url(),
          alert.published());
    }
  }

  /** Summarizes the alerts among the deliveries, in the state of their cases. */
  public static AlertSummary of(
      String customer, String reason, List<Delivery> deliveries, List<Case> cases, int olderCount) {
    Map<String, Case> casesById = Case.byId(cases);
    record Line(Case current, Alert alert) {
      Severity.Level level() {
        return current.incidentState().severity().level();
      }

      Instant reportedAt() {
        return alert.published() == null ? alert.seenAt() : alert.published().toInstant();
      }
    }
    List<Line> lines =
        deliveries.stream()
            .filter(delivery -> delivery.notice() instanceof Alert)
            .map(delivery -> {
              Alert alert = (Alert) delivery.notice();
              String id = delivery.id();
              return new Line(casesById.getOrDefault(id, Case.open(id, alert)), alert);
            })
            .sorted(
                Comparator.comparing(Line::level)
                    .thenComparing(Line::reportedAt)
                    .reversed()
                    .thenComparing(line -> line.current().id()))
            .toList();
    List<Entry> listed =
        lines.stream()
            .limit(MAX_ENTRIES)
            .map(line -> Entry.of(line.current(), line.alert()))
            .toList();
    List<String> coveredIds = lines.stream().map(line -> line.current().id()).toList();
    return new AlertSummary(
        customer, reason, listed, lines.size() - listed.size(), olderCount, coveredIds);
  }

  /** The ids of the deliveries of the listed alerts. */
  public List<String> deliveryIds() {
    return alerts.stream().map(Entry::deliveryId).filter(id -> id != null).toList();
  }
}
