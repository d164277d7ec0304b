package bellwether.store.memory;

import bellwether.store.Feeds;
import bellwether.store.Versions;
import bellwether.store.FeedsContract;

import bellwether.domain.FeedState;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/** {@link Feeds} in memory, for tests. Passes {@link FeedsContract}. */
public final class InMemoryFeeds implements Feeds {
  private final Map<String, FeedState> kept = new TreeMap<>();
  private final Map<String, Set<Long>> shown = new TreeMap<>();

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
  public synchronized List<FeedState> of(Collection<String> feeds) {
    return feeds.stream().distinct().filter(kept::containsKey).map(kept::get).toList();
  }

  @Override
  public synchronized Set<Long> shown(String feed) {
    return shown.getOrDefault(feed, Set.of());
  }

  @Override
  public synchronized boolean save(FeedState state, Set<Long> now) {
    shown.put(state.feed(), Set.copyOf(now));
    return save(state);
  }
}
