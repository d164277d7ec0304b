package bellwether.local.command;

import bellwether.app.deliver.DeliverySweeper;
import bellwether.app.digest.DigestWriter;
import bellwether.app.digest.FeedNotifier;
import bellwether.app.match.AdvisoryMatcher;
import bellwether.app.poll.FeedPoller;
import bellwether.domain.feed.FeedState;
import bellwether.domain.notice.Delivery;
import bellwether.domain.notice.Delivery.State;
import bellwether.store.DeliveryStore;
import bellwether.store.Stores;
import java.io.PrintStream;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.concurrent.locks.LockSupport;

/** The schedules and streams of the cloud as a plain loop: poll, match, deliver. */
final class PipelineLoop {
  private static final int DIGEST_HOUR = 7;
  private static final Duration SWEEP_TIME_LIMIT = Duration.ofHours(1);
  private static final Duration TICK_INTERVAL = Duration.ofSeconds(1);
  private static final Duration POLL_INTERVAL = Duration.ofMinutes(1);

  private final FeedPoller poller;
  private final AdvisoryMatcher matcher;
  private final DeliverySweeper deliverer;
  private final DigestWriter digestWriter;
  private final FeedNotifier feedHealthNotifier;
  private final Stores stores;
  private final Clock clock;
  private final Duration deliveryTimeout;
  private Instant nextPoll = Instant.MIN;

  /**
   * A round over the tables.
   *
   * @param deliveryTimeout how long {@link #runOnce} waits for a delivery to reach its end
   */
  PipelineLoop(
      FeedPoller poller,
      AdvisoryMatcher matcher,
      DeliverySweeper deliverer,
      DigestWriter digestWriter,
      FeedNotifier feedHealthNotifier,
      Stores stores,
      Clock clock,
      Duration deliveryTimeout) {
    this.poller = poller;
    this.matcher = matcher;
    this.deliverer = deliverer;
    this.digestWriter = digestWriter;
    this.feedHealthNotifier = feedHealthNotifier;
    this.stores = stores;
    this.clock = clock;
    this.deliveryTimeout = deliveryTimeout;
  }

  /**
   * Polls every one of the feeds, matches all that is unmatched, and delivers until nothing is left
   * to deliver.
   *
   * @return whether all went well; each failure is printed on a line
   */
  boolean runOnce(Set<String> feeds, PrintStream err) {
    poller.pollAll();
    matcher.sweep(clock.instant().plus(SWEEP_TIME_LIMIT));
    this.feedHealthNotifier.queueNoticesNow();
    deliverAllDue();
    boolean well = true;
    for (FeedState state : stores.feedStates().get(feeds)) {
      if (state.health().failureCount() > 0) {
        err.println(
            "feed " + state.feed() + ": " + TerminalText.sanitize(state.health().lastError() + ""));
        well = false;
      }
    }
    for (Delivery open : findOpenDeliveries(clock.instant().plus(SWEEP_TIME_LIMIT))) {
      err.println(
          "not delivered yet, kept for the next run: " + TerminalText.sanitize(open.reason() + ""));
      well = false;
    }
    return well;
  }

  /** Turns until the thread is interrupted. */
  void runForever(PrintStream err) {
    while (!Thread.currentThread().isInterrupted()) {
      try {
        tick();
      } catch (RuntimeException e) {
        err.println("a turn failed and is repeated: " + e);
      }
      LockSupport.parkNanos(TICK_INTERVAL.toNanos());
    }
  }

  private void tick() {
    Instant now = clock.instant();
    if (!now.isBefore(nextPoll)) {
      poller.pollDue();
      digestWriter.writeDue(DIGEST_HOUR);
      feedHealthNotifier.queueNotices();
      nextPoll = now.plus(POLL_INTERVAL);
    }
    matcher.sweep(now.plus(SWEEP_TIME_LIMIT));
    deliverer.sweep(now.plus(SWEEP_TIME_LIMIT));
  }

  private void deliverAllDue() {
    Instant end = clock.instant().plus(deliveryTimeout);
    while (clock.instant().isBefore(end)) {
      deliverer.sweep(end);
      List<Delivery> open = findOpenDeliveries(end);
      if (open.stream().allMatch(next -> next.state() == State.BLOCKED)) {
        return;
      }
      LockSupport.parkNanos(TICK_INTERVAL.toNanos() / 4);
    }
  }

  /** What has not reached its end and is due by then, longest due first: reminders may wait. */
  private List<Delivery> findOpenDeliveries(Instant until) {
    DeliveryStore deliveries = stores.deliveries();
    return deliveries.findDue(until, 100);
  }
}
