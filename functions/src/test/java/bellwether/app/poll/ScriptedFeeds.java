package bellwether.app.poll;

import static bellwether.app.Fixtures.advisory;

import bellwether.app.TestClock;
import bellwether.domain.feed.Completeness;
import bellwether.domain.feed.Feed;
import bellwether.domain.feed.FeedState;
import bellwether.domain.feed.Format;
import bellwether.feed.crawl.PollResult;
import bellwether.feed.document.IdentifiedItem;
import bellwether.store.memory.InMemoryFeedStateStore;
import bellwether.store.memory.InMemoryFirstReadStore;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Polls feeds whose answers are scripted. */
final class ScriptedFeeds {
  static final Feed WIRE =
      Feed.of("wire", URI.create("https://wire.example/feed"), Format.SYNDICATION);
  static final Feed OTHER =
      Feed.of("other", URI.create("https://other.example/feed"), Format.SYNDICATION);

  final TestClock clock = TestClock.start();
  final InMemoryFeedStateStore states = new InMemoryFeedStateStore();
  final InMemoryFirstReadStore firstReads = new InMemoryFirstReadStore();
  final CountingAdvisories advisories = new CountingAdvisories();
  final Map<String, PollResult> answers = new HashMap<>();
  final List<FeedState> readStates = new ArrayList<>();

  FeedPoller poller(Feed... feeds) {
    return new FeedPoller(
        () -> List.of(feeds),
        states,
        advisories,
        firstReads,
        this::answer,
        FirstRead.ALERT,
        FeedHourRecorder.NONE,
        clock);
  }

  private synchronized PollResult answer(Feed feed, FeedState state, Supplier<Set<Long>> shown) {
    readStates.add(state);
    PollResult reading = answers.get(feed.name());
    if (reading == null) {
      throw new IllegalStateException("a bug in the reader");
    }
    return reading;
  }

  PollResult.Changed fresh(@Nullable String etag, IdentifiedItem... items) {
    return new PollResult.Changed(
        List.of(items), new FeedState.Validators(etag, null, null), Completeness.COMPLETE, null);
  }

  IdentifiedItem item(String id, long... prints) {
    Set<Long> fingerprints = new HashSet<>();
    for (long print : prints) {
      fingerprints.add(print);
    }
    return new IdentifiedItem(advisory(id, "title " + id, "text", clock.instant()), fingerprints);
  }

  PollResult.Changed partial(int waiting, @Nullable Duration retryAfter, IdentifiedItem... items) {
    return new PollResult.Changed(
        List.of(items),
        FeedState.Validators.ofCursor("mark"),
        Completeness.COMPLETE.withPending(waiting),
        null,
        retryAfter);
  }
}
