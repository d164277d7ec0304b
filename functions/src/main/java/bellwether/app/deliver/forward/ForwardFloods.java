package bellwether.app.deliver.forward;

import bellwether.app.summary.SummaryWriter;
import bellwether.domain.StableId;
import bellwether.domain.notice.AlertSummary;
import bellwether.domain.notice.Delivery;
import bellwether.domain.notice.Delivery.State;
import bellwether.store.DeliveryStore;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** Combines the held alerts of one destination into one message, by the same rule as for Slack. */
final class ForwardFloods {
  /** Alerts are held for half an hour at most, so these are all that are held now. */
  private static final Duration LONGEST_HOLD = Duration.ofMinutes(30);

  private static final int MAX_DUE = 1_000;

  private final DeliveryStore forwards;
  private final SummaryWriter writer;

  ForwardFloods(DeliveryStore forwards) {
    this.forwards = forwards;
    this.writer = new SummaryWriter(forwards);
  }

  /**
   * Queues one summary of the destination's alerts that are held for the same reason as this one,
   * or continues the one that another worker began.
   *
   * @param due a held alert, as it is stored now
   */
  void summarize(Delivery due, Instant now) {
    List<Delivery> waiting = writer.settle(findHeld(due, now));
    if (waiting.isEmpty() || !waiting.getFirst().id().equals(due.id())) {
      return; // the summary of this alert was written already
    }
    String customer = due.notice().customer();
    String destination = Objects.requireNonNull(due.channel());
    String id =
        waiting.stream()
            .map(Delivery::claimOwner)
            .filter(Objects::nonNull)
            .findFirst()
            .orElseGet(() -> newSummaryId(waiting.getFirst(), destination));
    List<Delivery> reserved = writer.reserve(id, waiting);
    if (reserved.isEmpty()) {
      return;
    }
    AlertSummary summary =
        AlertSummary.of(
            customer,
            SummaryWriter.reason(due.outcome(), reserved.size()),
            reserved,
            List.of(), // what people did about the alerts in Slack is not forwarded
            0);
    boolean _ =
        writer.add(
            Delivery.pending(id, summary, now).with(copy -> copy.channel(destination)), reserved);
  }

  /** Each reservation is a new version of the alert, so no summary gets an id that was used. */
  private static String newSummaryId(Delivery alert, String destination) {
    String hash = StableId.of(alert.id(), "summary", Long.toString(alert.version()));
    return Delivery.FORWARDED_ID_PREFIX + destination + ":" + hash;
  }

  /** The alert, then the others, which may be outdated, in the order in which they were held. */
  private List<Delivery> findHeld(Delivery due, Instant now) {
    Map<String, Delivery> held = new LinkedHashMap<>();
    held.put(due.id(), due);
    forwards.findDue(now.plus(LONGEST_HOLD), MAX_DUE).stream()
        .filter(other -> other.queue().equals(due.queue()))
        .filter(other -> other.state() == State.HELD && other.outcome() == due.outcome())
        .sorted(Comparator.comparing(Delivery::createdAt).thenComparing(Delivery::id))
        .forEach(other -> held.putIfAbsent(other.id(), other));
    return List.copyOf(held.values());
  }
}
