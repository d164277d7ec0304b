package bellwether.store;

import bellwether.domain.notice.Delivery;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** When a delivery's time has come. */
public final class DueOrder {
  private DueOrder() {}

  /** When the delivery is to be looked at next; empty once nothing more will happen to it. */
  public static Optional<Instant> dueTime(Delivery delivery) {
    @Nullable Instant dueAt = delivery.state().isFinal() ? null : delivery.dueAt();
    return Optional.ofNullable(dueAt);
  }

  public static List<Delivery> longestDueFirst(
      Collection<Delivery> deliveries, Instant now, int limit) {
    return deliveries.stream()
        .filter(delivery -> dueTime(delivery).filter(due -> !due.isAfter(now)).isPresent())
        .sorted(
            Comparator.comparing((Delivery delivery) -> dueTime(delivery).orElse(Instant.MAX))
                .thenComparing(Delivery::id))
        .limit(limit)
        .toList();
  }

  /**
   * The waiting in the order in which they are served, the customers taking turns.
   *
   * @param waiting the longest waiting first
   */
  public static <T> List<T> roundRobin(
      Collection<T> waiting, Function<T, String> customer, int limit) {
    Map<String, List<T>> queues = new LinkedHashMap<>();
    for (T one : waiting) {
      queues.computeIfAbsent(customer.apply(one), none -> new ArrayList<>()).add(one);
    }
    List<List<T>> fewestFirst = new ArrayList<>(queues.values());
    fewestFirst.sort(Comparator.comparingInt(List::size));
    List<T> served = new ArrayList<>();
    for (int turn = 0; served.size() < limit && !fewestFirst.isEmpty(); turn++) {
      for (List<T> queue : fewestFirst) {
        if (served.size() < limit) {
          served.add(queue.get(turn));
        }
      }
      int next = turn + 1;
      fewestFirst.removeIf(queue -> queue.size() <= next);
    }
    return served;
  }
}
