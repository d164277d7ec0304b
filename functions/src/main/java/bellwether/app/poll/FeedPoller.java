package bellwether.app.poll;

import bellwether.domain.feed.Feed;
import bellwether.domain.feed.FeedState;
import bellwether.domain.record.FeedRead;
import bellwether.feed.crawl.PollResult;
import bellwether.store.AdvisoryStore;
import bellwether.store.FeedStateStore;
import bellwether.store.FirstReadStore;
import bellwether.store.StoreException;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Predicate;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Polls the feeds that are due, in parallel, and stores each new item.
 *
 * <p>The fingerprints of a feed's items and its validators are written last, after every item is
 * stored: a crash before that repeats the poll, and adding an item is idempotent. For the same
 * reason a poll needs no lease: two at a time cost a request, never an alert. If some items cannot
 * be stored, only these are stored by the next poll.
 *
 * @param feeds called for each poll, since customers add and remove feeds
 * @param firstReads gets the feeds whose first read is silent
 * @param firstRead what happens to the items of a feed that is read for the first time
 * @param recorder records each read
 */
public record FeedPoller(
    Supplier<List<Feed>> feeds,
    FeedStateStore states,
    AdvisoryStore advisories,
    FirstReadStore firstReads,
    Reader reader,
    FirstRead firstRead,
    FeedHourRecorder recorder,
    Clock clock) {
  private static final Logger LOG = LoggerFactory.getLogger(FeedPoller.class);

  /** The same poller with another reader. */
  public FeedPoller withReader(Reader other) {
    return new FeedPoller(feeds, states, advisories, firstReads, other, firstRead, recorder, clock);
  }

  /**
   * Polls the feeds that are due.
   *
   * @throws StoreException if the store failed for any of them, after the others were polled
   */
  public Outcome pollDue() {
    Instant now = clock.instant();
    return poll(state -> !state.nextPollAt().isAfter(now));
  }

  /** Polls every feed, due or not. */
  public Outcome pollAll() {
    return poll(state -> true);
  }

  /** Counts the feeds that have failed for so long that they probably will not recover. */
  public FailingFeeds countFailing() {
    return FailingFeeds.count(feeds.get(), states, clock.instant());
  }

  private Outcome poll(Predicate<FeedState> due) {
    FirstReadRecorder firstRecorder = new FirstReadRecorder(firstReads, clock.instant());
    Queue<FeedState> quiet = new ConcurrentLinkedQueue<>();
    Queue<FeedRead> reads = new ConcurrentLinkedQueue<>();
    List<Future<Outcome>> polls = new ArrayList<>();
    try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
      for (Feed feed : feeds.get()) {
        polls.add(threads.submit(() -> pollFeed(feed, due, firstRecorder, quiet, reads)));
      }
    }
    states.saveReadTimes(quiet);
    firstRecorder.end(clock.instant());
    recorder.record(reads, clock.instant());
    return polls.stream().map(FeedPoller::await).reduce(Outcome.NONE, Outcome::plus);
  }

  /**
   * @param quiet receives the state of a feed whose times alone changed
   * @param reads receives the read
   */
  private Outcome pollFeed(
      Feed feed,
      Predicate<FeedState> due,
      FirstReadRecorder firstRecorder,
      Queue<FeedState> quiet,
      Queue<FeedRead> reads) {
    FeedState state = states.get(feed.name());
    if (!due.test(state)) {
      return Outcome.NONE;
    }
    try {
      Polled polled = readFeed(feed, state, firstRecorder, quiet);
      reads.add(FeedRead.of(feed, polled.next(), clock.instant()));
      return polled.outcome();
    } catch (StoreException e) {
      reads.add(FeedRead.failed(feed, clock.instant(), "its items could not be stored"));
      throw e;
    } catch (RuntimeException e) {
      reads.add(FeedRead.failed(feed, clock.instant(), "an error of Bellwether"));
      throw e;
    }
  }

  private record Polled(Outcome outcome, FeedState next) {}

  private Polled readFeed(
      Feed feed, FeedState state, FirstReadRecorder firstRecorder, Queue<FeedState> quiet) {
    Supplier<Set<Long>> shown = new ShownItems(states, feed.name());
    return switch (reader.read(feed, state, shown)) {
      case PollResult.Unchanged unchanged -> {
        FeedState next =
            new FeedStateUpdate(feed, clock.instant()).afterUnchanged(state, unchanged);
        if (isQuiet(state, next)) {
          quiet.add(next);
        } else {
          states.save(next);
        }
        yield new Polled(new Outcome(1, 1, 0, 0), next);
      }
      case PollResult.Changed fresh -> pollItems(feed, state, fresh, shown.get(), firstRecorder);
      case PollResult.Failed failed -> {
        LOG.warn("feed failed feed={} reason={}", feed.name(), failed.reason());
        FeedState next = new FeedStateUpdate(feed, clock.instant()).afterFailure(state, failed);
        states.save(next);
        yield new Polled(new Outcome(1, 0, 1, 0), next);
      }
    };
  }

  private static boolean isQuiet(FeedState state, FeedState next) {
    Instant lastSuccess = next.health().lastSuccessAt();
    return state.version() > 0
        && lastSuccess != null
        && next.equals(state.withReadTimes(lastSuccess, next.nextPollAt()));
  }

  private Polled pollItems(
      Feed feed,
      FeedState state,
      PollResult.Changed fresh,
      Set<Long> previous,
      FirstReadRecorder firstRecorder) {
    boolean silent = isSilentFirstRead(state);
    ItemIntake intake = new ItemIntake(advisories, feed, previous, silent);
    int added = intake.store(fresh.items());
    if (silent) {
      // Items that are stored later must be silent too.
      throwIfPresent(intake.storeFailure());
      firstRecorder.add(feed, fresh.items().size());
    }
    boolean emptied =
        fresh.items().isEmpty() && !previous.isEmpty() && !fresh.completeness().isCatchingUp();
    Set<Long> current = intake.fingerprints(fresh.items());
    boolean shrunk = fresh.completeness().damage() != null && current.size() * 2 < previous.size();
    FeedState next =
        new FeedStateUpdate(feed, clock.instant())
            .afterItems(state, fresh, added, emptied, shrunk, intake.isChurn());
    if (intake.hasFailed()) {
      // With the validators of this document, the server would not send it again.
      next = next.withValidators(state.validators());
    }
    if (intake.storeFailure().isPresent()) {
      next = next.withNextPollAt(state.nextPollAt());
    }
    if (emptied) {
      states.save(next);
    } else {
      boolean isPartial = shrunk || isCatchingUp(fresh, state);
      states.save(next, isPartial ? intake.withPrevious(current) : current);
    }
    throwIfPresent(intake.storeFailure());
    return new Polled(new Outcome(1, 0, 0, added), next);
  }

  private static void throwIfPresent(Optional<StoreException> failure) {
    failure.ifPresent(storeFailed -> {
      throw storeFailed;
    });
  }

  /** Whether it has more items than this poll read; earlier polls read the others. */
  private static boolean isCatchingUp(PollResult.Changed fresh, FeedState state) {
    return fresh.completeness().isCatchingUp() || state.health().completeness().isCatchingUp();
  }

  private boolean isSilentFirstRead(FeedState state) {
    return firstRead == FirstRead.SILENT && state.activity().firstReadAt() == null;
  }

  /**
   * A poll that throws affects its own feed only, which stays due since its state was not saved. If
   * the store failed, the whole invocation fails, but after all feeds were polled.
   */
  private static Outcome await(Future<Outcome> poll) {
    try {
      return poll.get();
    } catch (ExecutionException e) {
      if (e.getCause() instanceof StoreException storeFailed) {
        throw storeFailed;
      }
      LOG.error("poll failed", e.getCause());
      return new Outcome(1, 0, 1, 0);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return Outcome.NONE;
    }
  }

  /** Reads a feed: from the network, or from a script in tests. */
  public interface Reader {
    /** Reads the feed; {@code shown} returns the fingerprints of the items in its last document. */
    PollResult read(Feed feed, FeedState state, Supplier<Set<Long>> shown);
  }

  /** The numbers of feeds polled, unchanged and failed, and of items added. */
  public record Outcome(int polled, int unchanged, int failed, int added) {
    static final Outcome NONE = new Outcome(0, 0, 0, 0);

    Outcome plus(Outcome other) {
      return new Outcome(
          polled + other.polled,
          unchanged + other.unchanged,
          failed + other.failed,
          added + other.added);
    }
  }
}
