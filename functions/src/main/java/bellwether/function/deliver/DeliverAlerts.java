package bellwether.function.deliver;

import bellwether.domain.Delivery;
import bellwether.domain.Delivery.State;
import bellwether.store.Deliveries;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;

/**
 * Brings what is due to Slack. It may run any number of times at once and die at any moment: only
 * the worker whose claim the store accepts posts, and only the store says where a delivery stands.
 */
public final class DeliverAlerts {
  private static final int BATCH = 50;

  private final Deliveries deliveries;
  private final Attempt attempt;
  private final InstantSource clock;

  public DeliverAlerts(Deliveries deliveries, Attempt attempt, InstantSource clock) {
    this.deliveries = deliveries;
    this.attempt = attempt;
    this.clock = clock;
  }

  /**
   * Takes up what is due, longest due first, until nothing moves any more or the time is up.
   *
   * @return the number of deliveries that moved
   */
  public int sweep(Instant deadline) {
    int moved = 0;
    while (clock.instant().isBefore(deadline)) {
      int before = moved;
      List<Delivery> due = deliveries.due(clock.instant(), BATCH);
      for (Delivery delivery : due) {
        if (!clock.instant().isBefore(deadline)) {
          return moved;
        }
        if (attempt.on(delivery, deadline)) {
          moved++;
        }
      }
      if (moved == before) {
        return moved;
      }
    }
    return moved;
  }

  /** Takes up one delivery if its time has come; anything else is left to the sweep. */
  public void deliver(String id, Instant deadline) {
    Instant now = clock.instant();
    deliveries
        .find(id)
        .filter(delivery -> delivery.state() == State.PENDING)
        .filter(delivery -> delivery.dueAt() != null && !delivery.dueAt().isAfter(now))
        .filter(delivery -> now.isBefore(deadline))
        .ifPresent(delivery -> attempt.on(delivery, deadline));
  }

  /** How long the longest due delivery has been due; zero if none is. */
  public Duration oldestDueAge() {
    Instant now = clock.instant();
    return deliveries.due(now, 1).stream()
        .map(Delivery::dueAt)
        .filter(dueAt -> dueAt != null && dueAt.isBefore(now))
        .map(dueAt -> Duration.between(dueAt, now))
        .findFirst()
        .orElse(Duration.ZERO);
  }
}
