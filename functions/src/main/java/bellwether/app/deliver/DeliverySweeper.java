package bellwether.app.deliver;

import bellwether.domain.notice.Delivery;
import bellwether.domain.notice.Delivery.State;
import bellwether.store.DeliveryStore;
import bellwether.store.StoreException;
import bellwether.store.Stores;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Objects;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.function.BiPredicate;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Sends due deliveries, to Slack or to other destinations. Any number of sweepers may run at once
 * and stop at any moment: only the worker whose claim the store accepts posts, and the store alone
 * knows a delivery's state.
 */
public final class DeliverySweeper {
  private static final Logger LOG = LoggerFactory.getLogger(DeliverySweeper.class);

  /** The number of deliveries that one call to the store returns. */
  private static final int BATCH_SIZE = 100;

  /** Deliveries that became due in the meantime are picked up at this interval. */
  private static final Duration REFRESH_INTERVAL = Duration.ofSeconds(10);

  /**
   * A delivery from the stream waits for its channel until it is this old, which is long enough for
   * most bursts below the flood limit. The sweep posts older ones, so that they do not delay others
   * in the stream.
   */
  private static final Duration MAX_CHANNEL_WAIT = Duration.ofSeconds(20);

  /**
   * Advances a delivery by one step for its state, and waits for the rate limit of its channel
   * until this time.
   */
  public interface Step extends BiFunction<Delivery, Instant, StepResult> {}

  private final DeliveryStore deliveries;
  private final SlackRateLimiter rateLimiter;
  private final Step step;
  private final BiPredicate<String, Instant> isPausedUntil;
  private final OutageListener outageListener;
  private final InstantSource clock;

  /** Posts to Slack. */
  public DeliverySweeper(
      Stores stores,
      DeliveryChannel slack,
      DeliveryConfig config,
      SlackRateLimiter.Sleeper sleeper,
      OutageListener outageListener,
      InstantSource clock) {
    this.deliveries = stores.deliveries();
    this.rateLimiter = new SlackRateLimiter(clock, sleeper);
    OutageMonitor monitor = new OutageMonitor(slack, clock);
    this.step = new DeliveryProcessor(stores, monitor, config, rateLimiter, clock)::process;
    this.isPausedUntil = monitor::isPausedUntil;
    this.outageListener = outageListener;
    this.clock = clock;
  }

  /** Sends what is due in this store by these steps. */
  public DeliverySweeper(
      DeliveryStore deliveries, Step step, SlackRateLimiter rateLimiter, InstantSource clock) {
    this.deliveries = deliveries;
    this.rateLimiter = rateLimiter;
    this.step = step;
    this.isPausedUntil = (_, _) -> false;
    this.outageListener = OutageListener.NONE;
    this.clock = clock;
  }

  /**
   * Processes due deliveries of customers in turn until nothing changes or the time is up.
   *
   * @return the number of deliveries that changed state
   */
  public int sweep(Instant deadline) {
    int changed = 0;
    while (clock.instant().isBefore(deadline)) {
      Instant now = clock.instant();
      Instant end = earlier(deadline, now.plus(REFRESH_INTERVAL));
      FairQueue queue = new FairQueue(deliveries.findDueRoundRobin(now, BATCH_SIZE));
      int changedNow = drain(queue, end);
      changed += changedNow;
      if (changedNow == 0 && !queue.hasReopened()) {
        Optional<Instant> readyAt = queue.nextReadyAt().filter(at -> at.isBefore(deadline));
        if (readyAt.isEmpty()) {
          return changed;
        }
        rateLimiter.sleepUntil(earlier(readyAt.get(), end));
      }
    }
    return changed;
  }

  private int drain(FairQueue queue, Instant end) {
    int changed = 0;
    while (clock.instant().isBefore(end)) {
      Optional<Delivery> next = queue.next(clock.instant());
      if (next.isPresent()) {
        StepResult result = processSafely(next.get());
        if (result instanceof StepResult.RateLimited(Instant until)) {
          queue.defer(next.get(), until, clock.instant());
        } else if (!(result instanceof StepResult.Unchanged)) {
          changed++;
        }
        continue;
      }
      Optional<Instant> readyAt = queue.nextReadyAt().filter(at -> at.isBefore(end));
      if (readyAt.isEmpty()) {
        return changed;
      }
      rateLimiter.sleepUntil(readyAt.get());
    }
    return changed;
  }

  /**
   * Processes a delivery if it is due and does not delay those that follow in the stream.
   *
   * @return false if it is due but was skipped: {@link #sweep} processes it
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
    Instant latestStart = earlier(deadline, dueAt.plus(MAX_CHANNEL_WAIT));
    Instant busyAfter = latestStart.isAfter(now) ? latestStart : now;
    String queue = delivery.queue();
    return !rateLimiter.isBusyUntil(queue, busyAfter)
        && !isPausedUntil.test(queue, busyAfter)
        && !(process(delivery, latestStart) instanceof StepResult.RateLimited);
  }

  /** A delivery that fails because of a defect must not delay all others. */
  private StepResult processSafely(Delivery delivery) {
    try {
      return process(delivery, Instant.MIN);
    } catch (StoreException e) {
      throw e;
    } catch (RuntimeException e) {
      LOG.error("delivery failed delivery={}", delivery.id(), e);
      return new StepResult.Unchanged();
    }
  }

  private StepResult process(Delivery delivery, Instant latestStart) {
    StepResult result = step.apply(delivery, latestStart);
    String customer = delivery.notice().customer();
    if (result instanceof StepResult.Posted) {
      outageListener.messagePosted(customer);
    } else if (result instanceof StepResult.WorkspaceRejected(String reason)) {
      outageListener.workspaceRejected(customer, reason);
    }
    return result;
  }

  private static Instant earlier(Instant a, Instant b) {
    return a.isBefore(b) ? a : b;
  }

  /** How long the longest due delivery has been due; zero if none is. */
  public Duration oldestDueAge() {
    Instant now = clock.instant();
    return deliveries.findDue(now, 1).stream()
        .map(Delivery::dueAt)
        .filter(Objects::nonNull)
        .map(dueAt -> Duration.between(dueAt, now))
        .findFirst()
        .orElse(Duration.ZERO);
  }
}
