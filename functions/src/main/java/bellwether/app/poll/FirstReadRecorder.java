package bellwether.app.poll;

import bellwether.domain.feed.Feed;
import bellwether.domain.feed.FirstReads;
import bellwether.store.FirstReadStore;
import java.time.Instant;

/** Records which feeds one poll reads for the first time, so that one summary reports them. */
final class FirstReadRecorder {
  private final FirstReadStore store;
  private final Instant pollStart;
  private boolean anyRecorded;

  FirstReadRecorder(FirstReadStore store, Instant pollStart) {
    this.store = store;
    this.pollStart = pollStart;
  }

  /**
   * Records the first read of a feed. Call it before the feed's state is saved: a poll that is
   * interrupted in between reads the feed for the first time again.
   */
  synchronized void add(Feed feed, int itemCount) {
    FirstReads.FeedRead read = new FirstReads.FeedRead(feed.name(), itemCount, feed.audience());
    store.update(known -> known.add(pollStart, read));
    anyRecorded = true;
  }

  /** Records that no other feed of this poll follows. */
  synchronized void end(Instant now) {
    if (anyRecorded) {
      store.update(known -> known.end(pollStart, now));
    }
  }
}
