package bellwether.app.poll;

import static org.assertj.core.api.Assertions.assertThat;

import bellwether.app.Fixtures;
import bellwether.app.TestClock;
import bellwether.app.digest.DigestWriter;
import bellwether.app.feeds.PolledFeeds;
import bellwether.domain.feed.Completeness;
import bellwether.domain.feed.Feed;
import bellwether.domain.feed.FeedState;
import bellwether.domain.feed.Format;
import bellwether.domain.notice.Delivery;
import bellwether.domain.notice.Digest;
import bellwether.domain.vendor.Mention;
import bellwether.domain.vendor.Vendor;
import bellwether.feed.crawl.PollResult;
import bellwether.store.memory.InMemoryStores;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Tests over random histories that a digest says "All quiet" exactly if it is known. */
final class QuietDigestTest {
  private static final Duration STEP = Duration.ofMinutes(15);
  private static final Duration LONGEST_UNNOTICED = Duration.ofMinutes(90);
  private static final int STEPS = 6 * 24 * 4;

  private final TestClock clock = new TestClock(Instant.parse("2026-03-02T05:00:00Z"));
  private final InMemoryStores stores = new InMemoryStores();
  private final List<Feed> feeds =
      List.of("a", "b", "c").stream()
          .map(name ->
              Feed.of(name, URI.create("https://" + name + ".example/"), Format.SYNDICATION))
          .toList();
  private final Map<String, List<Instant>> reads = new HashMap<>();
  private final List<Instant> events = new ArrayList<>();

  /** Each fault occurs in this share of the quarters of an hour, and lasts for hours. */
  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12})
  void digest_isQuietOnlyIfNothingHappenedAndNothingFailed(long seed) {
    Random random = new Random(seed);
    double share = seed % 4 * .004;
    stores.customers().addVendor(Fixtures.CUSTOMER, Vendor.ofName("Inkwell"));
    PolledFeeds polled = new PolledFeeds(feeds, stores.customerFeeds());
    DigestWriter digests = new DigestWriter(polled, stores, clock);
    FeedPoller poller =
        new FeedPoller(
            () -> feeds,
            stores.feedStates(),
            stores.advisories(),
            stores.firstReads(),
            (feed, state, shown) -> read(feed),
            FirstRead.ALERT,
            FeedHourRecorder.NONE,
            clock);
    for (int step = 0; step < STEPS; step++, clock.advance(STEP)) {
      if (random.nextDouble() < share) {
        stoppedUntil = clock.instant().plus(Duration.ofMinutes(random.nextInt(600)));
      }
      for (Feed feed : feeds) {
        if (random.nextDouble() < share) {
          failingUntil.put(
              feed.name(), clock.instant().plus(Duration.ofMinutes(random.nextInt(600))));
        }
      }
      if (random.nextDouble() < share) {
        happen(random, step);
      }
      if (!clock.instant().isBefore(stoppedUntil)) {
        poller.pollDue();
        digests.writeDue(7);
      }
    }
    List<Digest> written =
        stores.deliveries().findRecent(Fixtures.CUSTOMER, 999).stream()
            .map(Delivery::notice)
            .filter(Digest.class::isInstance)
            .map(Digest.class::cast)
            .toList();
    assertThat(written).as("seed %d", seed).hasSizeBetween(4, 6);
    for (Digest digest : written) {
      assertThat(digest.isQuiet()).as("seed %d, %s", seed, digest).isEqualTo(wasQuiet(digest));
    }
  }

  private Instant stoppedUntil = Instant.MIN;
  private final Map<String, Instant> failingUntil = new HashMap<>();

  private PollResult read(Feed feed) {
    if (clock.instant().isBefore(failingUntil.getOrDefault(feed.name(), Instant.MIN))) {
      return new PollResult.Failed("the server answered 503", null, false);
    }
    reads.computeIfAbsent(feed.name(), _ -> new ArrayList<>()).add(clock.instant());
    return new PollResult.Changed(
        List.of(), FeedState.Validators.NONE, Completeness.COMPLETE, null);
  }

  private void happen(Random random, int step) {
    Instant now = clock.instant();
    events.add(now);
    if (random.nextBoolean()) {
      stores.deliveries().add(Fixtures.pending("alert" + step, null, now));
    } else {
      stores
          .mentions()
          .add(
              new Mention(
                  Fixtures.CUSTOMER, "Inkwell", "a" + step, "title", null, "wire", true, now));
    }
  }

  private boolean wasQuiet(Digest digest) {
    Instant from = digest.period().from();
    Instant until = digest.period().until();
    return events.stream().noneMatch(at -> !at.isBefore(from) && at.isBefore(until))
        && feeds.stream().allMatch(feed -> wasReadWithoutGap(feed.name(), from, until));
  }

  private boolean wasReadWithoutGap(String feed, Instant from, Instant until) {
    Instant last = from;
    for (Instant read : reads.getOrDefault(feed, List.of())) {
      if (read.isAfter(last)
          && Duration.between(last, read).compareTo(LONGEST_UNNOTICED) > 0
          && last.isBefore(until)) {
        return false;
      }
      last = read.isBefore(from) ? last : read;
    }
    return !last.plus(LONGEST_UNNOTICED).isBefore(until);
  }
}
