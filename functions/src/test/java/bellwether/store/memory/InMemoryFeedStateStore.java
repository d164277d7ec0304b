package bellwether.store.memory;

import bellwether.domain.feed.FeedState;
import bellwether.store.FeedStateStore;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/** Implements {@link FeedStateStore} in memory, for tests. */
public final class InMemoryFeedStateStore implements FeedStateStore {
  private final Map<String, FeedState> states = new TreeMap<>();
  private final Map<String, Set<Long>> fingerprints = new TreeMap<>();

  @Override
  public synchronized FeedState get(String feed) {
    return states.getOrDefault(feed, FeedState.neverPolled(feed));
  }

  @Override
  public synchronized boolean save(FeedState state) {
    if (get(state.feed()).version() != state.version()) {
      return false;
    }
    states.put(state.feed(), state.withVersion(state.version() + 1));
    return true;
  }

  @Override
  public synchronized List<FeedState> get(Collection<String> feeds) {
    return feeds.stream().distinct().filter(states::containsKey).map(states::get).toList();
  }

  @Override
  public synchronized Set<Long> itemFingerprints(String feed) {
    return fingerprints.getOrDefault(feed, Set.of());
  }

  @Override
  public synchronized void saveReadTimes(Collection<FeedState> read) {
    read.stream()
        .filter(state -> get(state.feed()).version() == state.version())
        .forEach(state ->
            states.put(
                state.feed(),
                get(state.feed())
                    .withReadTimes(state.health().lastSuccessAt(), state.nextPollAt())));
  }

  @Override
  public synchronized boolean save(FeedState state, Set<Long> items) {
    fingerprints.put(state.feed(), Set.copyOf(items));
    return save(state);
  }
}
