package bellwether.store;

import bellwether.domain.feed.FeedState;
import java.util.Collection;
import java.util.List;
import java.util.Set;

/** Stores the state of each feed between polls and the fingerprints of its items. */
public interface FeedStateStore {
  /** The state of the feed, by default {@link FeedState#neverPolled}. Strongly consistent. */
  FeedState get(String feed);

  /** The stored states of these feeds, in the given order. */
  List<FeedState> get(Collection<String> feeds);

  /** The fingerprints of the items that the feed last contained. Strongly consistent. */
  Set<Long> itemFingerprints(String feed);

  /**
   * Replaces the state that has the same version and increments the version.
   *
   * @return false, with nothing written, if another writer was first
   */
  boolean save(FeedState state);

  /**
   * Saves when these feeds were read and are due next, and nothing else, all in a few writes. Their
   * versions stay the same. The times of a feed are dropped if another writer has saved its state.
   */
  void saveReadTimes(Collection<FeedState> states);

  /**
   * Saves the fingerprints and then the state. If the process ends between the two, the old
   * validators cause a complete download at the next poll.
   *
   * @return false if another writer saved the state first
   */
  boolean save(FeedState state, Set<Long> fingerprints);
}
