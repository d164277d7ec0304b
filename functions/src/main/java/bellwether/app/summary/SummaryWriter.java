package bellwether.app.summary;

import bellwether.domain.notice.AlertSummary;
import bellwether.domain.notice.Delivery;
import bellwether.domain.notice.Delivery.Outcome;
import bellwether.domain.notice.Delivery.State;
import bellwether.slack.block.Phrases;
import bellwether.store.DeliveryStore;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Queues summaries of held alerts, so that each alert is in exactly one.
 *
 * <p>An alert is first reserved for one summary, in its own row. Then the summary is added with the
 * ids of the alerts that it covers, which never change. Only those alerts are released; others that
 * were reserved for it become free for the next summary. Any number of workers may do this at once,
 * with an index that lags and clocks that differ: each step is a conditional write, and no decision
 * depends on a time. A worker that stops leaves held alerts, and the next one continues.
 */
public final class SummaryWriter {
  /** Ids have 64 characters, and a row of DynamoDB holds 400 KB. */
  static final int MAX_COVERED = 1_000;

  private final DeliveryStore deliveries;

  public SummaryWriter(DeliveryStore deliveries) {
    this.deliveries = deliveries;
  }

  /** Says why alerts are summarized that were held for the same reason. */
  public static String reason(@Nullable Outcome cause, int alerts) {
    String count = Phrases.countOf(alerts, "more alert");
    return cause == Outcome.FIRST_READ
        ? count + " from feeds that were read for the first time:"
        : count + " arrived at once. This message summarizes them, the most severe first:";
  }

  /**
   * Releases the alerts that a written summary covers, and returns those that still need one.
   *
   * @param held alerts in the state {@link State#HELD}, which may be outdated
   */
  public List<Delivery> settle(List<Delivery> held) {
    Map<String, Optional<SequencedSet<String>>> coveredBySummary = new HashMap<>();
    List<Delivery> waiting = new ArrayList<>();
    for (Delivery alert : held) {
      String id = alert.claimOwner();
      Optional<SequencedSet<String>> covered =
          id == null ? Optional.empty() : coveredBySummary.computeIfAbsent(id, this::findCovered);
      if (id == null || covered.isEmpty()) {
        waiting.add(alert);
      } else {
        release(alert, id, covered.get()).ifPresent(waiting::add);
      }
    }
    return waiting;
  }

  /**
   * Reserves alerts for a summary that is not written yet, as many as one can cover.
   *
   * @param waiting held alerts without a summary, in the order in which to cover them
   */
  public List<Delivery> reserve(String id, List<Delivery> waiting) {
    return waiting.stream()
        .flatMap(alert -> reserve(alert, id).stream())
        .limit(MAX_COVERED)
        .toList();
  }

  /**
   * Queues the summary of the alerts that were reserved for it, and releases them. If another
   * worker added it first, only the alerts that it covers are released. The last alert in the
   * summary is released last, so that it shows whether all are.
   *
   * @return whether it was added
   */
  public boolean add(String id, AlertSummary summary, List<Delivery> reserved, Instant now) {
    return add(Delivery.pending(id, summary, now), reserved);
  }

  /** The same for a summary that is ready to be queued. */
  public boolean add(Delivery summary, List<Delivery> reserved) {
    String id = summary.id();
    boolean added = deliveries.add(summary);
    SequencedSet<String> covered = findCovered(id).orElseThrow();
    String lastReleased = covered.isEmpty() ? "" : covered.getLast();
    reserved.stream()
        .sorted(Comparator.comparing(alert -> alert.id().equals(lastReleased)))
        .forEach(alert -> release(alert, id, covered));
    return added;
  }

  /** Another worker may have reserved it for the same summary already. */
  private Optional<Delivery> reserve(Delivery alert, String id) {
    if (id.equals(alert.claimOwner())) {
      return Optional.of(alert);
    }
    if (alert.claimOwner() != null) {
      return Optional.empty();
    }
    return deliveries
        .save(alert.withClaimOwner(id))
        .or(() ->
            deliveries
                .find(alert.id())
                .filter(
                    current -> current.state() == State.HELD && id.equals(current.claimOwner())));
  }

  /** Returns the alert if the summary does not cover it, so that it needs another one. */
  private Optional<Delivery> release(Delivery alert, String id, Set<String> covered) {
    if (covered.contains(alert.id())) {
      deliveries.save(alert.inSummary(id));
      return Optional.empty();
    }
    return deliveries.save(alert.withClaimOwner(null));
  }

  /** The ids of the alerts in the summary, in its order; empty if it is not written. */
  private Optional<SequencedSet<String>> findCovered(String id) {
    return deliveries
        .find(id)
        .map(summary -> new LinkedHashSet<>(((AlertSummary) summary.notice()).coveredIds()));
  }
}
