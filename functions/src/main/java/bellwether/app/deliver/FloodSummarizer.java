package bellwether.app.deliver;

import bellwether.domain.StableId;
import bellwether.domain.notice.AlertSummary;
import bellwether.domain.notice.Delivery;
import bellwether.domain.notice.Delivery.Outcome;
import bellwether.domain.notice.Delivery.State;
import bellwether.slack.block.Phrases;
import bellwether.store.CaseStore;
import bellwether.store.DeliveryStore;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Combines the held alerts of a customer into one message. */
final class FloodSummarizer {
  /** The number of recent deliveries that are searched for held ones. */
  private static final int MAX_HELD = 5_000;

  private final DeliveryStore deliveries;
  private final CaseStore cases;

  FloodSummarizer(DeliveryStore deliveries, CaseStore cases) {
    this.deliveries = deliveries;
    this.cases = cases;
  }

  /**
   * Queues one summary of the customer's alerts that are held for the same reason.
   *
   * <p>The summary is written first, under an id derived from its oldest alert; that alert is
   * released last. A worker that stops in between leaves the same summary for the next to find.
   *
   * @param cause {@link Outcome#FIRST_READ}, or null for a flood
   * @return whether there were held alerts
   */
  boolean summarize(String customer, @Nullable Outcome cause, Instant now) {
    List<Delivery> held =
        deliveries.findRecent(customer, MAX_HELD).stream()
            .filter(delivery -> delivery.state() == State.HELD && delivery.outcome() == cause)
            .sorted(Comparator.comparing(Delivery::createdAt).thenComparing(Delivery::id))
            .toList();
    if (held.isEmpty()) {
      return false;
    }
    String id = StableId.of(customer, "summary", held.getFirst().id());
    boolean added = deliveries.add(Delivery.pending(id, summary(customer, cause, held), now));
    // Alerts that were held after the summary was written wait for the next one.
    Instant writtenAt = added ? now : deliveries.find(id).map(Delivery::createdAt).orElse(now);
    for (Delivery delivery : held.reversed()) {
      if (!delivery.createdAt().isAfter(writtenAt)) {
        deliveries.save(delivery.inSummary(id));
      }
    }
    return true;
  }

  private AlertSummary summary(String customer, @Nullable Outcome cause, List<Delivery> held) {
    String count = Phrases.countOf(held.size(), "more alert");
    String reason =
        cause == Outcome.FIRST_READ
            ? count + " from feeds that were read for the first time:"
            : count + " arrived at once. This message summarizes them, the most severe first:";
    List<String> ids = held.stream().map(Delivery::id).toList();
    return AlertSummary.of(customer, reason, held, cases.findAll(ids), 0);
  }
}
