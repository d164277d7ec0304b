package bellwether.store;

import bellwether.domain.notice.Delivery;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Selects the deliveries that are due and puts them in order. */
public final class DueOrder {
  private DueOrder() {}

  /** When the delivery is due; empty if its state is final. */
  public static Optional<Instant> dueTime(Delivery delivery) {
    @Nullable Instant dueAt = delivery.state().isFinal() ? null : delivery.dueAt();
    return Optional.ofNullable(dueAt);
  }

  public static List<Delivery> longestDueFirst(
      Collection<Delivery> deliveries, Instant now, int limit) {
    return deliveries.stream()
        .filter(delivery -> isDue(delivery, now))
        .sorted(
            Comparator.comparing((Delivery delivery) -> dueTime(delivery).orElse(Instant.MAX))
                .thenComparing(Delivery::id))
        .limit(limit)
        .toList();
  }

  public static boolean isDue(Delivery delivery, Instant now) {
    return dueTime(delivery).filter(time -> !time.isAfter(now)).isPresent();
  }

  /** One in this many of a customer's items is the latest due one. */
  private static final int ITEMS_PER_LAST_ONE = 4;

  /**
   * Takes one item of each customer in turn, customers with fewer items first. Most items are the
   * longest due ones. The others are the latest, so that a search that is repeated every few
   * seconds does not wait for thousands of posts.
   *
   * @param waiting longest due first
   */
  public static <T> List<T> roundRobin(
      Collection<T> waiting, Function<T, String> customer, int limit) {
    Map<String, Deque<T>> queues = new LinkedHashMap<>();
    for (T item : waiting) {
      queues.computeIfAbsent(customer.apply(item), id -> new ArrayDeque<>()).add(item);
    }
    List<Deque<T>> fewestFirst = new ArrayList<>(queues.values());
    fewestFirst.sort(Comparator.comparingInt(Deque::size));
    List<T> selected = new ArrayList<>();
    for (int turn = 1; selected.size() < limit && !fewestFirst.isEmpty(); turn++) {
      boolean last = turn % ITEMS_PER_LAST_ONE == 0;
      fewestFirst.forEach(queue -> selected.add(last ? queue.removeLast() : queue.removeFirst()));
      fewestFirst.removeIf(Deque::isEmpty);
    }
    return selected.subList(0, Math.min(limit, selected.size()));
  }
}
