package bellwether.app.poll;

import bellwether.domain.feed.Feed;
import bellwether.domain.feed.FeedState;
import bellwether.domain.feed.StatusPage;
import bellwether.feed.crawl.PollResult;
import bellwether.store.AdvisoryStore;
import bellwether.store.FeedStateStore;
import bellwether.store.StoreException;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Predicate;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Reads the feeds that are due, side by side, and keeps each item that was not shown before.
 *
 * <p>What a feed showed and its validators are written last, after every item is kept: a crash
 * before that repeats the poll, and adding an item twice is adding it once. For the same reason no
 * lease guards a poll: two at a time cost a request, never an alert.
 */
public final class FeedPoller {
  private static final Logger LOG = LoggerFactory.getLogger(FeedPoller.class);

  private final Supplier<List<Feed>> feeds;
  private final FeedStateStore states;
  private final AdvisoryStore advisories;
  private final Reader reader;
  private final FirstRead firstRead;
  private final Clock clock;

  /**
   * Polls these feeds.
   *
   * @param feeds asked for at each poll, since customers add and remove some
   * @param firstRead what becomes of the items that a feed shows when it is read for the first time
   */
  public FeedPoller(
      Supplier<List<Feed>> feeds,
      FeedStateStore states,
      AdvisoryStore advisories,
      Reader source,
      FirstRead firstRead,
      Clock clock) {
    this.feeds = feeds;
    this.states = states;
    this.advisories = advisories;
    this.reader = source;
    this.firstRead = firstRead;
    this.clock = clock;
  }

  /**
   * Polls the feeds whose time has come.
   *
   * @throws StoreException if the store failed for any of them; the others were polled all the same
   */
  public Outcome pollDue() {
    Instant now = clock.instant();
    return poll(state -> !state.nextPollAt().isAfter(now));
  }

  /**
   * Polls every feed, whenever it was polled last.
   *
   * @throws StoreException as {@link #pollDue}
   */
  public Outcome pollAll() {
    return poll(state -> true);
  }

  /**
   * The number of these feeds whose last poll failed, whenever that was. Customers hear of their
   * vendors' status pages themselves: a mistyped address is no operator's trouble.
   */
  public int countFailing() {
    List<String> names =
        feeds.get().stream().map(Feed::name).filter(name -> !StatusPage.isFeedName(name)).toList();
    return (int)
        states.get(names).stream().filter(state -> state.health().failureCount() > 0).count();
  }

  private Outcome poll(Predicate<FeedState> due) {
    List<Future<Outcome>> polls = new ArrayList<>();
    try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
      for (Feed feed : feeds.get()) {
        polls.add(threads.submit(() -> pollFeed(feed, due)));
      }
    }
    return polls.stream().map(FeedPoller::await).reduce(Outcome.NONE, Outcome::plus);
  }

  private Outcome pollFeed(Feed feed, Predicate<FeedState> due) {
    FeedState state = states.get(feed.name());
    if (!due.test(state)) {
      return Outcome.NONE;
    }
    Supplier<Set<Long>> shown = memoize(() -> states.itemFingerprints(feed.name()));
    return switch (reader.read(feed, state, shown)) {
      case PollResult.Unchanged unchanged -> {
        states.save(new FeedStateUpdate(feed, clock.instant()).afterUnchanged(state, unchanged));
        yield new Outcome(1, 1, 0, 0);
      }
      case PollResult.Changed fresh -> {
        Set<Long> before = shown.get();
        ItemIntake intake = new ItemIntake(advisories, feed, before, isSilentFirstRead(state));
        int added = intake.store(fresh.items());
        boolean emptied =
            fresh.items().isEmpty() && !before.isEmpty() && !fresh.completeness().isCatchingUp();
        Set<Long> now = intake.fingerprints(fresh.items());
        boolean shrunk = fresh.completeness().damage() != null && now.size() * 2 < before.size();
        FeedState next =
            new FeedStateUpdate(feed, clock.instant())
                .afterItems(state, fresh, added, emptied, shrunk, intake.isChurn());
        if (emptied) {
          states.save(next);
        } else {
          boolean part = shrunk || isCatchingUp(fresh, state);
          states.save(next, part ? intake.withPrevious(now) : now);
        }
        yield new Outcome(1, 0, 0, added);
      }
      case PollResult.Failed failed -> {
        LOG.warn("feed failed feed={} reason={}", feed.name(), failed.reason());
        states.save(new FeedStateUpdate(feed, clock.instant()).afterFailure(state, failed));
        yield new Outcome(1, 0, 1, 0);
      }
    };
  }

  /** Whether the feed shows more than was read now: the polls before read the rest. */
  private static boolean isCatchingUp(PollResult.Changed fresh, FeedState state) {
    return fresh.completeness().isCatchingUp() || state.health().completeness().isCatchingUp();
  }

  /** Asks the store when it is first needed, and not again. */
  private static Supplier<Set<Long>> memoize(Supplier<Set<Long>> shown) {
    AtomicReference<@Nullable Set<Long>> kept = new AtomicReference<>();
    return () -> {
      Set<Long> known = kept.get();
      if (known == null) {
        known = shown.get();
        kept.set(known);
      }
      return known;
    };
  }

  private boolean isSilentFirstRead(FeedState state) {
    return firstRead == FirstRead.SILENT && state.activity().firstReadAt() == null;
  }

  /**
   * A poll that threw costs its own feed only: the feed stays due, since its state was not saved.
   * Where the store is what failed, the whole invocation has, if only after every feed's turn.
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

  /** Where a feed is read from: the network, or a script in tests. */
  public interface Reader {
    /**
     * What the feed shows now.
     *
     * @param shown gives the prints of what it showed last
     */
    PollResult read(Feed feed, FeedState state, Supplier<Set<Long>> shown);
  }

  /**
   * How many feeds were polled, how many of them had nothing new to say or failed, and new items.
   */
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
