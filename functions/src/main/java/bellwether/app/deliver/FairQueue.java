package bellwether.app.deliver;

import bellwether.domain.notice.Delivery;
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
 * Serves customers in turn, each in the order given, and none while Slack makes another wait: who
 * has much to be told waits for its own channel, and nobody else does.
 */
final class FairQueue {
  /** The turn of a channel that is in use comes so soon; a later one is that of a closed one. */
  private static final Duration CLOSED_THRESHOLD = Duration.ofSeconds(2);

  private final Map<String, Deque<Delivery>> queues = new LinkedHashMap<>();

  /** When the next of a customer may be posted. */
  private final Map<String, Instant> readyAt = new HashMap<>();

  /** When the first channel opens again for which something of a customer was set aside. */
  private final Map<String, Instant> reopensAt = new HashMap<>();

  FairQueue(List<Delivery> waiting) {
    for (Delivery delivery : waiting) {
      queues
          .computeIfAbsent(delivery.notice().customer(), none -> new ArrayDeque<>())
          .add(delivery);
    }
  }

  /** The next whose customer need not wait; empty if none is left, or all have to wait. */
  Optional<Delivery> next(Instant now) {
    dropReopened(now);
    Iterator<Map.Entry<String, Deque<Delivery>>> all = queues.entrySet().iterator();
    while (all.hasNext()) {
      Map.Entry<String, Deque<Delivery>> one = all.next();
      String customer = one.getKey();
      Deque<Delivery> queue = one.getValue();
      if (!readyAt.getOrDefault(customer, now).isAfter(now)) {
        all.remove();
        readyAt.remove(customer);
        Delivery next = queue.remove();
        if (!queue.isEmpty()) {
          queues.put(customer, queue); // behind all others
        }
        return Optional.of(next);
      }
    }
    return Optional.empty();
  }

  /** What stands behind something set aside must not overtake it once that can be posted. */
  private void dropReopened(Instant now) {
    reopensAt.forEach((customer, opens) -> {
      if (!opens.isAfter(now)) {
        queues.remove(customer);
        readyAt.remove(customer);
      }
    });
    reopensAt.values().removeIf(opens -> !opens.isAfter(now));
  }

  /** Puts back what can't be posted before then; its customer's other channels may be open. */
  void defer(Delivery delivery, Instant until, Instant now) {
    String customer = delivery.notice().customer();
    if (until.isAfter(now.plus(CLOSED_THRESHOLD))) {
      reopensAt.merge(customer, until, (a, b) -> a.isBefore(b) ? a : b);
      return;
    }
    queues.computeIfAbsent(customer, none -> new ArrayDeque<>()).addFirst(delivery);
    readyAt.put(customer, until);
  }

  /** When somebody's turn comes at the earliest; empty if nobody waits for one. */
  Optional<Instant> nextReadyAt() {
    return Stream.concat(readyAt.values().stream(), reopensAt.values().stream())
        .min(Comparator.naturalOrder());
  }
}
