package bellwether.local.command;

import bellwether.domain.Delivery;
import bellwether.domain.Delivery.State;
import bellwether.domain.FeedState;
import bellwether.function.deliver.DeliverAlerts;
import bellwether.function.digest.TellFeeds;
import bellwether.function.digest.WriteDigests;
import bellwether.function.match.MatchAdvisories;
import bellwether.function.poll.PollFeeds;
import bellwether.store.Deliveries;
import java.io.PrintStream;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.concurrent.locks.LockSupport;

/** The schedules and streams of the cloud as a plain loop: poll, match, deliver. */
final class Round {
  private static final Duration LONG = Duration.ofHours(1);
  private static final Duration TICK = Duration.ofSeconds(1);
  private static final Duration POLL_EVERY = Duration.ofMinutes(1);

  private final PollFeeds polls;
  private final MatchAdvisories matching;
  private final DeliverAlerts delivery;
  private final WriteDigests digests;
  private final TellFeeds feeds;
  private final Tables tables;
  private final Clock clock;
  private final Duration patience;
  private Instant nextPoll = Instant.MIN;

  /**
   * A round over the tables.
   *
   * @param patience how long {@link #once} waits for a delivery to reach its end
   */
  Round(
      PollFeeds polls,
      MatchAdvisories matching,
      DeliverAlerts delivery,
      WriteDigests digests,
      TellFeeds feeds,
      Tables tables,
      Clock clock,
      Duration patience) {
    this.polls = polls;
    this.matching = matching;
    this.delivery = delivery;
    this.digests = digests;
    this.feeds = feeds;
    this.tables = tables;
    this.clock = clock;
    this.patience = patience;
  }

  /**
   * Polls every one of the feeds, matches all that is unmatched, and delivers until nothing is left
   * to deliver.
   *
   * @return whether all went well; what did not is told, a line each
   */
  boolean once(Set<String> feeds, PrintStream err) {
    polls.pollAll();
    matching.sweep(clock.instant().plus(LONG));
    this.feeds.tellAtOnce();
    deliverAll();
    boolean well = true;
    for (FeedState state : tables.feeds().of(feeds)) {
      if (state.health().failures() > 0) {
        err.println("feed " + state.feed() + ": " + Printable.of(state.health().lastError() + ""));
        well = false;
      }
    }
    for (Delivery open : open(clock.instant().plus(LONG))) {
      err.println("not delivered yet, kept for the next run: " + Printable.of(open.reason() + ""));
      well = false;
    }
    return well;
  }

  /** Turns until the thread is interrupted. */
  void forever(PrintStream err) {
    while (!Thread.currentThread().isInterrupted()) {
      try {
        turn();
      } catch (RuntimeException e) {
        err.println("a turn failed and is repeated: " + e);
      }
      LockSupport.parkNanos(TICK.toNanos());
    }
  }

  private void turn() {
    Instant now = clock.instant();
    if (!now.isBefore(nextPoll)) {
      polls.pollDue();
      digests.write();
      feeds.tell();
      nextPoll = now.plus(POLL_EVERY);
    }
    matching.sweep(now.plus(LONG));
    delivery.sweep(now.plus(LONG));
  }

  private void deliverAll() {
    Instant end = clock.instant().plus(patience);
    while (clock.instant().isBefore(end)) {
      delivery.sweep(end);
      List<Delivery> open = open(end);
      if (open.stream().allMatch(next -> next.state() == State.BLOCKED)) {
        return;
      }
      LockSupport.parkNanos(TICK.toNanos() / 4);
    }
  }

  /** What has not reached its end and is due by then, longest due first: reminders may wait. */
  private List<Delivery> open(Instant until) {
    Deliveries deliveries = tables.deliveries();
    return deliveries.due(until, 100);
  }
}
