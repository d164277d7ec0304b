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

/** Turns what is held for a customer into one message. */
final class FloodSummarizer {
  /** So many are gathered at a time. */
  private static final int MAX_HELD = 5_000;

  private static final int MAX_LINES = 20;

  private final DeliveryStore deliveries;

  FloodSummarizer(DeliveryStore deliveries) {
    this.deliveries = deliveries;
  }

  /**
   * Leaves one summary of all that is held for the customer.
   *
   * <p>The summary is written first, under an id made of the oldest that it tells; that one is
   * taken off last. Whoever dies in between leaves the same summary to be found by the next.
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
    AlertSummary summary = summary(customer, held);
    boolean first =
        deliveries.add(
            new Delivery(
                id, null, summary, State.PENDING, null, 0, null, now, null, null, null, now, 0));
    // What was held after a summary was written is not told by it, and waits for the next.
    Instant written = first ? now : deliveries.find(id).map(Delivery::createdAt).orElse(now);
    for (Delivery delivery : held.reversed()) {
      if (!delivery.createdAt().isAfter(written)) {
        deliveries.save(summarized(delivery, id));
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
    String occasion =
        held.size() + " more alerts came at once. They are told together, so as not to flood you:";
    return new AlertSummary(customer, occasion, lines, held.size() - lines.size());
  }

  private static Delivery summarized(Delivery held, String summary) {
    return new Delivery(
        held.id(),
        summary,
        held.notice(),
        State.SUMMARIZED,
        held.claimOwner(),
        held.attemptCount(),
        held.firstTriedAt(),
        null,
        held.channel(),
        held.ts(),
        null,
        held.createdAt(),
        held.version());
  }
}
