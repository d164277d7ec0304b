package bellwether.local.torture.worker;

import bellwether.app.match.AdvisoryMatcher;
import bellwether.app.poll.FeedPoller;
import bellwether.domain.advisory.Advisory;
import bellwether.domain.notice.Delivery;
import bellwether.domain.notice.Delivery.State;
import bellwether.local.terminal.Terminal;
import bellwether.local.terminal.TerminalEvent;
import bellwether.store.Stores;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.locks.LockSupport;

/** Polls, matches and delivers until the process is killed, whatever fails. */
final class WorkerLoop {
  /** The records of one batch of a stream. */
  private static final int STREAM_BATCH = 20;

  private static final Duration STEP_TIME = Duration.ofSeconds(5);
  private static final Duration PAUSE = Duration.ofSeconds(1);

  private final Stores stores;
  private final FeedPoller poller;
  private final AdvisoryMatcher matcher;
  private final Deliverer deliverer;
  private final StreamFaults stream;
  private final Terminal terminal;
  private final Clock clock;

  WorkerLoop(
      Stores stores,
      FeedPoller poller,
      AdvisoryMatcher matcher,
      Deliverer deliverer,
      StreamFaults stream,
      Terminal terminal,
      Clock clock) {
    this.stores = stores;
    this.poller = poller;
    this.matcher = matcher;
    this.deliverer = deliverer;
    this.stream = stream;
    this.terminal = terminal;
    this.clock = clock;
  }

  void run() {
    for (long round = 0; !Thread.currentThread().isInterrupted(); round++) {
      attempt("poll", poller::pollAll);
      if (round % 2 == 0) {
        attempt("match from the stream", this::matchStream);
        attempt("deliver from the stream", this::deliverStream);
      }
      attempt("match", () -> matcher.sweep(deadline()));
      attempt("deliver", () -> deliverer.sweep(deadline()));
      LockSupport.parkNanos(PAUSE.toNanos());
    }
  }

  /** A failed step is repeated in the next round, as the next invocation of a function would. */
  private void attempt(String step, Runnable action) {
    try {
      action.run();
    } catch (RuntimeException e) {
      terminal.print(
          TerminalEvent.warn("step_failed", "", step + " failed: " + e.getMessage()).withCause(e));
    }
  }

  private void matchStream() {
    List<String> ids =
        stores.advisories().findUnmatched(STREAM_BATCH).stream().map(Advisory::id).toList();
    stream.disturb(ids).forEach(matcher::match);
  }

  private void deliverStream() {
    List<String> ids =
        stores.deliveries().findDue(clock.instant(), STREAM_BATCH).stream()
            .filter(delivery -> delivery.state() == State.PENDING)
            .map(Delivery::id)
            .toList();
    stream.disturb(ids).forEach(id -> deliverer.deliver(id, deadline()));
  }

  private Instant deadline() {
    return clock.instant().plus(STEP_TIME);
  }
}
