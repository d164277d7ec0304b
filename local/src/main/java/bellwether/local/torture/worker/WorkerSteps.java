package bellwether.local.torture.worker;

import bellwether.app.match.AdvisoryMatcher;
import bellwether.app.poll.FeedPoller;
import bellwether.domain.advisory.Advisory;
import bellwether.domain.notice.Delivery;
import bellwether.domain.notice.Delivery.State;
import bellwether.store.Stores;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.function.Supplier;

/**
 * What the functions do when their schedule or their stream invokes them. A step has a matcher or a
 * deliverer of its own, as a function has.
 */
record WorkerSteps(
    Stores stores,
    FeedPoller poller,
    Supplier<AdvisoryMatcher> newMatcher,
    Supplier<Deliverer> newDeliverer,
    Supplier<StreamFaults> newStream,
    Clock clock) {

  /** The records of one batch of a stream. */
  private static final int STREAM_BATCH = 20;

  private static final Duration STREAM_DELAY = Duration.ofMillis(250);
  private static final Duration SCHEDULE = Duration.ofSeconds(3);
  private static final Duration STEP_TIME = Duration.ofSeconds(5);

  List<WorkerLoop.Step> all() {
    AdvisoryMatcher sweepingMatcher = newMatcher.get();
    Deliverer sweepingDeliverer = newDeliverer.get();
    return List.of(
        new WorkerLoop.Step("poll", SCHEDULE, poller::pollAll),
        new WorkerLoop.Step("match", SCHEDULE, () -> sweepingMatcher.sweep(deadline())),
        new WorkerLoop.Step("deliver", SCHEDULE, () -> sweepingDeliverer.sweep(deadline())),
        new WorkerLoop.Step(
            "match from the stream", STREAM_DELAY, matchStream(newMatcher.get(), newStream.get())),
        new WorkerLoop.Step(
            "deliver from the stream",
            STREAM_DELAY,
            deliverStream(newDeliverer.get(), newStream.get())));
  }

  private Runnable matchStream(AdvisoryMatcher matcher, StreamFaults stream) {
    return () -> {
      List<String> ids =
          stores.advisories().findUnmatched(STREAM_BATCH).stream().map(Advisory::id).toList();
      stream.disturb(ids).forEach(matcher::match);
    };
  }

  private Runnable deliverStream(Deliverer deliverer, StreamFaults stream) {
    return () -> {
      List<String> ids =
          stores.deliveries().findDue(clock.instant(), STREAM_BATCH).stream()
              .filter(delivery -> delivery.state() == State.PENDING)
              .map(Delivery::id)
              .toList();
      stream.disturb(ids).forEach(id -> deliverer.deliver(id, deadline()));
    };
  }

  private Instant deadline() {
    return clock.instant().plus(STEP_TIME);
  }
}
