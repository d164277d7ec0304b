package bellwether.app.poll;

import bellwether.store.FeedStateStore;
import java.util.Set;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * The fingerprints of the items that a feed last contained, up to 380 KB: read when first needed,
 * and only once a poll.
 */
final class ShownItems implements Supplier<Set<Long>> {
  private final FeedStateStore states;
  private final String feed;
  private @Nullable Set<Long> fingerprints;

  ShownItems(FeedStateStore states, String feed) {
    this.states = states;
    this.feed = feed;
  }

  @Override
  public synchronized Set<Long> get() {
    Set<Long> known = fingerprints;
    if (known == null) {
      known = states.itemFingerprints(feed);
      fingerprints = known;
    }
    return known;
  }
}
