package bellwether.app.digest;

import bellwether.app.feeds.PolledFeeds;
import bellwether.domain.feed.Feed;
import bellwether.domain.feed.FeedState;
import bellwether.store.FeedStateStore;
import bellwether.store.Stores;
import java.time.Duration;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Leaves notices of feeds: that one went wrong, once, and that it is well again; and what the feeds
 * that were read for the first time brought. Each notice's id is made of what it tells, so it is
 * told once however often this runs.
 */
public final class FeedNotifier {
  /** What was read has been matched by then. */
  private static final Duration MATCHING_DELAY = Duration.ofMinutes(5);

  private final PolledFeeds polledFeeds;
  private final FeedStateStore feedStates;
  private final FeedHealthNotifier feedHealth;
  private final FirstReadNotifier firstReads;
  private final boolean firstReadsAreSilent;

  /**
   * Tells of these feeds.
   *
   * @param polled everybody's are told to those who run Bellwether, the others to their customers
   * @param silentAtFirst whether feeds are taken in silently when they are first read
   */
  public FeedNotifier(
      PolledFeeds polled, Stores stores, boolean silentAtFirst, InstantSource clock) {
    this.polledFeeds = polled;
    this.feedStates = stores.feedStates();
    this.feedHealth = new FeedHealthNotifier(stores.deliveries(), clock);
    this.firstReads = new FirstReadNotifier(stores.customers(), stores.deliveries(), clock);
    this.firstReadsAreSilent = silentAtFirst;
  }

  /** Leaves what is to be told now; the number of notices that were not there before. */
  public int queueNotices() {
    return queueNotices(FirstReadNotifier.GROUPING_WINDOW.plus(MATCHING_DELAY));
  }

  /** The same where all that was read has been matched: first reads are told at once. */
  public int queueNoticesNow() {
    return queueNotices(Duration.ZERO);
  }

  private int queueNotices(Duration wait) {
    Map<String, Feed> byName = new HashMap<>();
    polledFeeds.all().forEach(feed -> byName.put(feed.name(), feed));
    List<String> names = byName.keySet().stream().sorted().toList();
    Map<Feed, FeedState> states = new LinkedHashMap<>();
    for (FeedState state : feedStates.get(names)) {
      states.put(byName.get(state.feed()), state);
    }
    return feedHealth.queueNotices(states)
        + (firstReadsAreSilent ? firstReads.queueNotices(states, wait) : 0);
  }
}
