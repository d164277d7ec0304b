package bellwether.store;

import bellwether.domain.FeedState;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** {@link Feeds} in memory, for tests. Passes {@link FeedsContract}. */
public final class InMemoryFeeds implements Feeds {
  private final Map<String, FeedState> kept = new TreeMap<>();

  @Override
  public synchronized FeedState of(String feed) {
    return kept.getOrDefault(feed, FeedState.never(feed));
  }

  @Override
  public synchronized boolean save(FeedState state) {
    if (of(state.feed()).version() != state.version()) {
      return false;
    }
    kept.put(state.feed(), Versions.next(state));
    return true;
  }

  @Override
  public synchronized List<FeedState> all() {
    return List.copyOf(kept.values());
  }
}
