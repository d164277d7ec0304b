package bellwether.app.deliver;

import bellwether.domain.notice.Delivery;
import bellwether.domain.notice.Delivery.State;
import bellwether.store.DueOrder;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Comparator;
import java.util.Deque;
import java.util.HashMap;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Serves customers in turn: first the searches of each, which need not wait, then its other
 * deliveries, longest due first. A customer with many alerts waits for its own rate limit and does
 * not delay others. A destination other than Slack counts as a customer of its own.
 */
final class FairQueue {
  /** A busy channel is ready within this time; one that takes longer is held by Slack. */
  private static final Duration CLOSED_THRESHOLD = Duration.ofSeconds(2);

  private final Map<String, Deque<Delivery>> queues = new LinkedHashMap<>();

  /** When a customer's next delivery may be posted. */
  private final Map<String, Instant> readyAt = new HashMap<>();

  /** When the first held channel reopens for which a delivery is waiting. */
  private final Map<String, Instant> reopensAt = new HashMap<>();

  private boolean hasReopened;

  FairQueue(List<Delivery> waiting) {
    waiting.stream()
        .sorted(
            Comparator.comparing((Delivery delivery) -> delivery.state() != State.UNKNOWN)
                .thenComparing(delivery -> DueOrder.dueTime(delivery).orElse(Instant.MAX)))
        .forEach(delivery -> queueOf(delivery).add(delivery));
  }

  private Deque<Delivery> queueOf(Delivery delivery) {
    return queues.computeIfAbsent(delivery.queue(), _ -> new ArrayDeque<>());
  }

  /** The next delivery that need not wait; empty if there is none. */
  Optional<Delivery> next(Instant now) {
    dropReopened(now);
    Iterator<Map.Entry<String, Deque<Delivery>>> entries = queues.entrySet().iterator();
    while (entries.hasNext()) {
      Map.Entry<String, Deque<Delivery>> entry = entries.next();
      String customer = entry.getKey();
      Deque<Delivery> queue = entry.getValue();
      if (!readyAt.getOrDefault(customer, now).isAfter(now)) {
        entries.remove();
        readyAt.remove(customer);
        Delivery next = queue.remove();
        if (!queue.isEmpty()) {
          queues.put(customer, queue); // at the end
        }
        return Optional.of(next);
      }
    }
    return Optional.empty();
  }

  /**
   * Drops customers whose channel reopened, so that later deliveries do not precede earlier ones.
   */
  private void dropReopened(Instant now) {
    reopensAt.forEach((customer, opens) -> {
      if (!opens.isAfter(now)) {
        queues.remove(customer);
        readyAt.remove(customer);
      }
    });
    hasReopened |= reopensAt.values().removeIf(opens -> !opens.isAfter(now));
  }

  /** Whether a channel reopened, so that deliveries that were given up are due again. */
  boolean hasReopened() {
    return hasReopened;
  }

  /** Returns a delivery that must wait; its customer's other channels may be open. */
  void defer(Delivery delivery, Instant until, Instant now) {
    String customer = delivery.queue();
    if (until.isAfter(now.plus(CLOSED_THRESHOLD))) {
      reopensAt.merge(customer, until, (a, b) -> a.isBefore(b) ? a : b);
      return;
    }
    queueOf(delivery).addFirst(delivery);
    readyAt.put(customer, until);
  }

  /** When the first waiting customer may be served; empty if none waits. */
  Optional<Instant> nextReadyAt() {
    return Stream.concat(readyAt.values().stream(), reopensAt.values().stream())
        .min(Comparator.naturalOrder());
  }
}
