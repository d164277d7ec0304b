package bellwether.local.command;

import bellwether.app.poll.FeedPoller;
import bellwether.domain.feed.Feed;
import bellwether.domain.feed.FeedState;
import bellwether.feed.crawl.PollResult;
import bellwether.local.terminal.Terminal;
import bellwether.local.terminal.TerminalEvent;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;

/**
 * Reads feeds and prints how many were read, each feed that begins to fail, and each that is read
 * again. Thread-safe.
 */
final class PollProgress implements FeedPoller.Reader {
  private static final Duration BETWEEN_LINES = Duration.ofSeconds(2);

  private final FeedPoller.Reader reader;
  private final Terminal terminal;
  private final Clock clock;
  private final Set<String> printedFailing = ConcurrentHashMap.newKeySet();
  private Instant nextLine = Instant.MIN;
  private int total;
  private int read;
  private int failed;

  PollProgress(FeedPoller.Reader reader, Terminal terminal, Clock clock) {
    this.reader = reader;
    this.terminal = terminal;
    this.clock = clock;
  }

  /** Starts to count the reads of a round of at most this many feeds. */
  synchronized void start(int feeds) {
    total = feeds;
    read = 0;
    failed = 0;
    nextLine = clock.instant().plus(BETWEEN_LINES);
  }

  @Override
  public PollResult read(Feed feed, FeedState state, Supplier<Set<Long>> shown) {
    PollResult result = reader.read(feed, state, shown);
    boolean wasFailing = state.health().failureCount() > 0;
    if (result instanceof PollResult.Failed failure && !wasFailing) {
      printFailing(feed.name(), failure.reason(), "");
    } else if (wasFailing && !(result instanceof PollResult.Failed)) {
      terminal.print(
          TerminalEvent.info("feed_recovered", "FEED", feed.name() + " is read again")
              .with("feed", feed.name()));
    }
    count(result);
    return result;
  }

  private synchronized void count(PollResult result) {
    read++;
    failed += result instanceof PollResult.Failed ? 1 : 0;
    if (read < total && !clock.instant().isBefore(nextLine)) {
      nextLine = clock.instant().plus(BETWEEN_LINES);
      printCounts();
    }
  }

  /** Prints the feeds whose reads failed, as far as {@link #read} did not: those failed before. */
  void printStillFailing(List<FeedState> states) {
    for (FeedState state : states) {
      if (!printedFailing.contains(state.feed())) {
        printFailing(state.feed(), state.health().lastError() + "", " (failed before)");
      }
    }
  }

  private void printFailing(String feed, String reason, String note) {
    printedFailing.add(feed);
    terminal.print(
        TerminalEvent.warn("feed_failing", "FEED", feed + ": " + reason + note)
            .with("feed", feed)
            .with("reason", reason));
  }

  /** Prints the counts of the round, if one was started; feeds that are not due were not read. */
  synchronized void finish() {
    if (total > 0) {
      printCounts();
      total = 0;
    }
  }

  private void printCounts() {
    String failures = failed == 0 ? "" : ", " + failed + " failed";
    terminal.print(
        TerminalEvent.info("feeds_read", "FEEDS", "read " + read + " of " + total + failures)
            .with("read", read)
            .with("total", total)
            .with("failed", failed));
    if (failed == total && total > 1) {
      terminal.print(
          TerminalEvent.warn(
              "no_feed_read",
              "FEEDS",
              "no feed can be read: check this machine's network connection"));
    }
  }
}
