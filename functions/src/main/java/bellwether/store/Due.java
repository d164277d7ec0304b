package bellwether.store;

import bellwether.domain.Delivery;
import java.time.Instant;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** When a delivery's time has come. */
final class Due {
  private Due() {}

  /** When the delivery is to be looked at next; empty once nothing more will happen to it. */
  static Optional<Instant> at(Delivery delivery) {
    @Nullable Instant dueAt = delivery.state().isFinal() ? null : delivery.dueAt();
    return Optional.ofNullable(dueAt);
  }

  static List<Delivery> longestFirst(Collection<Delivery> deliveries, Instant now, int limit) {
    return deliveries.stream()
        .filter(delivery -> at(delivery).filter(due -> !due.isAfter(now)).isPresent())
        .sorted(
            Comparator.comparing((Delivery delivery) -> at(delivery).orElse(Instant.MAX))
                .thenComparing(Delivery::id))
        .limit(limit)
        .toList();
  }
}
