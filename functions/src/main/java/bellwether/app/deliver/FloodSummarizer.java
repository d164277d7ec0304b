package bellwether.app.deliver;

import bellwether.app.summary.SummaryWriter;
import bellwether.domain.StableId;
import bellwether.domain.notice.AlertSummary;
import bellwether.domain.notice.Delivery;
import bellwether.domain.notice.Delivery.Outcome;
import bellwether.domain.notice.Delivery.State;
import bellwether.store.CaseStore;
import bellwether.store.DeliveryStore;
import java.time.Instant;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Combines the held alerts of a customer into one message. */
final class FloodSummarizer {
  /** The number of recent deliveries that are searched for held ones. */
  private static final int MAX_RECENT = 5_000;

  /** Held alerts that are older than the recent deliveries are among those due for longest. */
  private static final int MAX_DUE = 1_000;

  private final DeliveryStore deliveries;
  private final CaseStore cases;
  private final SummaryWriter writer;

  FloodSummarizer(DeliveryStore deliveries, CaseStore cases) {
    this.deliveries = deliveries;
    this.cases = cases;
    this.writer = new SummaryWriter(deliveries);
  }

  /**
   * Queues one summary of the customer's alerts that are held for the same reason as this one, or
   * continues the one that another worker began.
   *
   * @param due a held alert, as it is stored now
   */
  void summarize(Delivery due, Instant now) {
    String customer = due.notice().customer();
    List<Delivery> waiting = writer.settle(findHeld(due, now));
    if (waiting.isEmpty() || !waiting.getFirst().id().equals(due.id())) {
      return; // the summary of this alert was written already
    }
    String id =
        waiting.stream()
            .map(Delivery::claimOwner)
            .filter(Objects::nonNull)
            .findFirst()
            .orElseGet(() -> newSummaryId(waiting.getFirst()));
    List<Delivery> reserved = writer.reserve(id, waiting);
    if (!reserved.isEmpty()) {
      writer.add(id, summary(customer, due.outcome(), reserved), reserved, now);
    }
  }

  /** Each reservation is a new version of the alert, so no summary gets an id that was used. */
  private static String newSummaryId(Delivery alert) {
    return StableId.of(
        alert.notice().customer(), "summary", alert.id(), Long.toString(alert.version()));
  }

  /** The alert, then the others, which may be outdated, in the order in which they were held. */
  private List<Delivery> findHeld(Delivery due, Instant now) {
    String customer = due.notice().customer();
    Map<String, Delivery> held = new LinkedHashMap<>();
    held.put(due.id(), due);
    Stream.concat(
            deliveries.findRecent(customer, MAX_RECENT).stream(),
            deliveries.findDue(now, MAX_DUE).stream())
        .filter(other -> other.notice().customer().equals(customer))
        .filter(other -> other.state() == State.HELD && other.outcome() == due.outcome())
        .sorted(Comparator.comparing(Delivery::createdAt).thenComparing(Delivery::id))
        .forEach(other -> held.putIfAbsent(other.id(), other));
    return List.copyOf(held.values());
  }

  private AlertSummary summary(String customer, @Nullable Outcome cause, List<Delivery> alerts) {
    String reason = SummaryWriter.reason(cause, alerts.size());
    List<String> ids = alerts.stream().map(Delivery::id).toList();
    return AlertSummary.of(customer, reason, alerts, cases.findAll(ids), 0);
  }
}
