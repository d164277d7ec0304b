package bellwether.app.deliver;

import bellwether.domain.StableId;
import bellwether.domain.notice.Alert;
import bellwether.domain.notice.AlertSummary;
import bellwether.domain.notice.Delivery;
import bellwether.domain.notice.Delivery.State;
import bellwether.store.DeliveryStore;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** Combines the held alerts of a customer into one message. */
final class FloodSummarizer {
  /** The number of recent deliveries that are searched for held ones. */
  private static final int MAX_HELD = 5_000;

  private static final int MAX_LINES = 20;

  private final DeliveryStore deliveries;

  FloodSummarizer(DeliveryStore deliveries) {
    this.deliveries = deliveries;
  }

  /**
   * Queues one summary of the customer's held alerts.
   *
   * <p>The summary is written first, under an id derived from its oldest alert; that alert is
   * released last. A worker that stops in between leaves the same summary for the next to find.
   *
   * @return whether there were held alerts
   */
  boolean summarize(String customer, Instant now) {
    List<Delivery> held =
        deliveries.findRecent(customer, MAX_HELD).stream()
            .filter(delivery -> delivery.state() == State.HELD)
            .sorted(Comparator.comparing(Delivery::createdAt).thenComparing(Delivery::id))
            .toList();
    if (held.isEmpty()) {
      return false;
    }
    String id = StableId.of(customer, "summary", held.getFirst().id());
    boolean added = deliveries.add(Delivery.pending(id, summary(customer, held), now));
    // Alerts that were held after the summary was written wait for the next one.
    Instant writtenAt = added ? now : deliveries.find(id).map(Delivery::createdAt).orElse(now);
    for (Delivery delivery : held.reversed()) {
      if (!delivery.createdAt().isAfter(writtenAt)) {
        deliveries.save(delivery.inSummary(id));
      }
    }
    return true;
  }

  private static AlertSummary summary(String customer, List<Delivery> held) {
    List<AlertSummary.Entry> lines = new ArrayList<>();
    for (Delivery delivery : held) {
      if (delivery.notice() instanceof Alert alert && lines.size() < MAX_LINES) {
        lines.add(AlertSummary.Entry.of(alert));
      }
    }
    String reason = held.size() + " more alerts arrived at once. This message summarizes them:";
    return new AlertSummary(customer, reason, lines, held.size() - lines.size());
  }
}
