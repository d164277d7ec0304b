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
import java.util.Map;
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

  private static final Duration STEP_TIME = Duration.ofSeconds(5);

  Map<String, Runnable> all() {
    AdvisoryMatcher sweepingMatcher = newMatcher.get();
    Deliverer sweepingDeliverer = newDeliverer.get();
    return Map.of(
        "poll", poller::pollAll,
        "match from the stream", matchStream(newMatcher.get(), newStream.get()),
        "match", () -> sweepingMatcher.sweep(deadline()),
        "deliver from the stream", deliverStream(newDeliverer.get(), newStream.get()),
        "deliver", () -> sweepingDeliverer.sweep(deadline()));
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
