package bellwether.app.deliver;

import bellwether.domain.notice.Delivery;
import bellwether.domain.notice.Delivery.State;
import bellwether.store.DeliveryStore;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;

/**
 * Brings what is due to Slack. It may run any number of times at once and die at any moment: only
 * the worker whose claim the store accepts posts, and only the store says where a delivery stands.
 */
public final class DeliverySweeper {
  /** As many as one call to the store gives. */
  private static final int BATCH_SIZE = 100;

  /** Who became due meanwhile is seen so soon. */
  private static final Duration REFRESH_INTERVAL = Duration.ofSeconds(10);

  /**
   * What woke us waits for its channel until it is so old: most of a burst that is no flood. What
   * is older lies behind more than that, and so may others' in the stream: it is served in turn.
   */
  private static final Duration MAX_CHANNEL_WAIT = Duration.ofSeconds(20);

  private final DeliveryStore deliveries;
  private final DeliveryProcessor processor;
  private final OutageListener outageListener;
  private final InstantSource clock;

  /** One that notes down nowhere which workspaces take nothing. */
  public DeliverySweeper(DeliveryStore deliveries, DeliveryProcessor attempt, InstantSource clock) {
    this(deliveries, attempt, OutageListener.NONE, clock);
  }

  public DeliverySweeper(
      DeliveryStore deliveries,
      DeliveryProcessor attempt,
      OutageListener blockages,
      InstantSource clock) {
    this.deliveries = deliveries;
    this.processor = attempt;
    this.outageListener = blockages;
    this.clock = clock;
  }

  /**
   * Takes up what is due, the customers in turn, until nothing moves any more or the time is up.
   *
   * @return the number of deliveries that moved
   */
  public int sweep(Instant deadline) {
    int moved = 0;
    while (clock.instant().isBefore(deadline)) {
      Instant now = clock.instant();
      Instant end = earlier(deadline, now.plus(REFRESH_INTERVAL));
      FairQueue turns = new FairQueue(deliveries.findDueRoundRobin(now, BATCH_SIZE));
      int served = drain(turns, end);
      moved += served;
      if (served == 0) {
        Optional<Instant> turn = turns.nextReadyAt().filter(comes -> comes.isBefore(deadline));
        if (turn.isEmpty()) {
          return moved;
        }
        processor.sleepUntil(earlier(turn.get(), end));
      }
    }
    return moved;
  }

  private int drain(FairQueue turns, Instant end) {
    int moved = 0;
    while (clock.instant().isBefore(end)) {
      Optional<Delivery> next = turns.next(clock.instant());
      if (next.isPresent()) {
        DeliveryOutcome step = processor.process(next.get(), Instant.MIN);
        if (step instanceof DeliveryOutcome.RateLimited(Instant until)) {
          turns.defer(next.get(), until, clock.instant());
        } else if (!(step instanceof DeliveryOutcome.Unchanged)) {
          moved++;
        }
        reportOutcome(next.get(), step);
        continue;
      }
      Optional<Instant> turn = turns.nextReadyAt().filter(comes -> comes.isBefore(end));
      if (turn.isEmpty()) {
        return moved;
      }
      processor.sleepUntil(turn.get());
    }
    return moved;
  }

  /**
   * Takes up one delivery if its time has come and it holds up nobody who comes next in the stream.
   *
   * @return false if it is due and was left all the same: then {@link #sweep} serves it in turn
   */
  public boolean deliver(String id, Instant deadline) {
    Instant now = clock.instant();
    Delivery delivery = deliveries.find(id).orElse(null);
    if (delivery == null || delivery.state() != State.PENDING || !now.isBefore(deadline)) {
      return true;
    }
    Instant dueAt = delivery.dueAt();
    if (dueAt == null || dueAt.isAfter(now)) {
      return true;
    }
    Instant patience = earlier(deadline, dueAt.plus(MAX_CHANNEL_WAIT));
    if (processor.isBusyUntil(delivery, patience.isAfter(now) ? patience : now)) {
      return false;
    }
    DeliveryOutcome step = processor.process(delivery, patience);
    reportOutcome(delivery, step);
    return !(step instanceof DeliveryOutcome.RateLimited);
  }

  private void reportOutcome(Delivery delivery, DeliveryOutcome step) {
    String customer = delivery.notice().customer();
    switch (step) {
      case DeliveryOutcome.Posted() -> outageListener.messagePosted(customer);
      case DeliveryOutcome.WorkspaceRejected(String reason) ->
          outageListener.workspaceRejected(customer, reason);
      case DeliveryOutcome.StateChanged(),
          DeliveryOutcome.Unchanged(),
          DeliveryOutcome.RateLimited _ -> {}
    }
  }

  private static Instant earlier(Instant a, Instant b) {
    return a.isBefore(b) ? a : b;
  }

  /** How long the longest due delivery has been due; zero if none is. */
  public Duration oldestDueAge() {
    Instant now = clock.instant();
    return deliveries.findDue(now, 1).stream()
        .map(Delivery::dueAt)
        .filter(dueAt -> dueAt != null && dueAt.isBefore(now))
        .map(dueAt -> Duration.between(dueAt, now))
        .findFirst()
        .orElse(Duration.ZERO);
  }
}
