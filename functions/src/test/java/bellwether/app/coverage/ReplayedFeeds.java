package bellwether.app.coverage;

import bellwether.app.Fixtures;
import bellwether.app.TestClock;
import bellwether.app.feeds.PolledFeeds;
import bellwether.app.poll.FeedHourRecorder;
import bellwether.app.poll.FeedPoller;
import bellwether.app.poll.FirstRead;
import bellwether.domain.feed.Feed;
import bellwether.domain.feed.FeedState;
import bellwether.domain.feed.Format;
import bellwether.feed.crawl.PollResult;
import bellwether.store.Stores;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Polls feeds for days of virtual time, with outages, and remembers when each was read. */
final class ReplayedFeeds {
  static final Instant START = Instant.parse("2026-11-01T00:03:00Z");
  static final URI OWN = URI.create("https://own.example/feed");
  static final URI FOREIGN = URI.create("https://foreign.example/feed");
  private static final Duration TICK = Duration.ofMinutes(5);

  final TestClock clock = new TestClock(START);
  final List<Feed> shared = new ArrayList<>();

  /** The successful reads of each feed. */
  final Map<String, List<Instant>> reads = new TreeMap<>();

  /** Every read, successful or not. */
  final List<Instant> polls = new ArrayList<>();

  private final Map<String, List<Outage>> outages = new HashMap<>();
  private final Stores stores;
  private final FeedPoller poller;
  final PolledFeeds polledFeeds;

  /**
   * A time in which reads fail.
   *
   * @param feed null if nothing is polled at all
   */
  record Outage(@Nullable String feed, Instant from, Instant until, String reason) {
    boolean contains(Instant at) {
      return !at.isBefore(from) && at.isBefore(until);
    }
  }

  ReplayedFeeds(Stores stores) {
    this.stores = stores;
    add("wire", Duration.ofMinutes(15));
    add("slow register", Duration.ofHours(6));
    add("blog", Duration.ofMinutes(30));
    stores.customerFeeds().add(Fixtures.CUSTOMER, OWN, 5);
    stores.customerFeeds().add("T0OTHER", FOREIGN, 5);
    this.polledFeeds = new PolledFeeds(shared, stores.customerFeeds());
    this.poller =
        new FeedPoller(
            polledFeeds::all,
            stores.feedStates(),
            stores.advisories(),
            stores.firstReads(),
            this::read,
            FirstRead.SILENT,
            new FeedHourRecorder(stores.feedHours()),
            clock);
  }

  private void add(String name, Duration interval) {
    URI address = URI.create("https://" + name.replace(' ', '-') + ".example/");
    shared.add(Feed.of(name, address, Format.SYNDICATION).withInterval(interval));
  }

  void add(Outage outage) {
    outages.computeIfAbsent(String.valueOf(outage.feed()), _ -> new ArrayList<>()).add(outage);
  }

  /** Polls every five minutes until then. */
  void run(Instant until) {
    while (clock.instant().isBefore(until)) {
      if (find("null").isEmpty()) {
        var _ = poller.pollDue();
      }
      clock.advance(TICK);
    }
  }

  private List<Outage> find(String feed) {
    return outages.getOrDefault(feed, List.of()).stream()
        .filter(outage -> outage.contains(clock.instant()))
        .toList();
  }

  private synchronized PollResult read(Feed feed, FeedState state, Supplier<Set<Long>> shown) {
    polls.add(clock.instant());
    List<Outage> down = find(feed.name());
    if (!down.isEmpty()) {
      return new PollResult.Failed(down.getFirst().reason(), null, false);
    }
    reads.computeIfAbsent(feed.name(), _ -> new ArrayList<>()).add(clock.instant());
    return new PollResult.Unchanged(null);
  }

  CoverageFiles export(Instant from, Instant until) {
    return new CoverageExport(stores, () -> polledFeeds, clock)
        .export(Fixtures.CUSTOMER, new CoverageRequest(from, until, ""));
  }
}
