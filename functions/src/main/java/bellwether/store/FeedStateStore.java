package bellwether.store;

import bellwether.domain.feed.FeedState;
import java.util.Collection;
import java.util.List;
import java.util.Set;

/** Keeps what is remembered of each feed between polls, and what each last showed. */
public interface FeedStateStore {

  /**
   * The state of the feed; {@link FeedState#neverPolled} if nothing is kept. Strongly consistent.
   */
  FeedState get(String feed);

  /** The states of those of the feeds of which something is kept, in the order of the names. */
  List<FeedState> get(Collection<String> feeds);

  /** Fingerprints of what the feed last showed; empty if nothing is kept. Strongly consistent. */
  Set<Long> itemFingerprints(String feed);

  /**
   * Replaces the state whose version is {@code state.version()} and counts the version up.
   *
   * @return false, with nothing written, if somebody else wrote in between
   */
  boolean save(FeedState state);

  /**
   * The same, and what the feed shows now, which is kept first: whoever dies in between leaves
   * validators behind that ask for everything again.
   *
   * @return false if somebody else wrote the state in between
   */
  boolean save(FeedState state, Set<Long> shown);
}
