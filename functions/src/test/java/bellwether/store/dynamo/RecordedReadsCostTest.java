package bellwether.store.dynamo;

import static org.assertj.core.api.Assertions.assertThat;

import bellwether.app.TestClock;
import bellwether.app.poll.FeedHourRecorder;
import bellwether.app.poll.FeedPoller;
import bellwether.app.poll.FirstRead;
import bellwether.domain.feed.Feed;
import bellwether.domain.feed.Format;
import bellwether.feed.crawl.PollResult;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Tests what a round of polls without news costs. */
final class RecordedReadsCostTest {
  private final CountedWrites writes = new CountedWrites();
  private final DynamoStores stores = EmbeddedDynamo.stores(writes.count(EmbeddedDynamo.client()));
  private final TestClock clock = TestClock.start();
  private final List<Feed> feeds =
      IntStream.range(0, 40)
          .mapToObj(i ->
              Feed.of(
                  "The name of news site " + i,
                  URI.create("https://news.example/" + i),
                  Format.SYNDICATION))
          .toList();

  private FeedPoller poller() {
    return new FeedPoller(
        () -> feeds,
        stores.feedStates(),
        stores.advisories(),
        stores.firstReads(),
        (_, _, _) -> new PollResult.Unchanged(null),
        FirstRead.SILENT,
        new FeedHourRecorder(stores.feedHours()),
        clock);
  }

  @Test
  void roundWithoutNews_costsAtMostTenWriteUnits() {
    FeedPoller poller = poller();
    var _ = poller.pollAll();
    var _ = writes.take();
    List<Double> rounds = new ArrayList<>();
    for (int round = 0; round < 3 * 12; round++) {
      clock.advance(Duration.ofMinutes(5));
      var _ = poller.pollAll();
      rounds.add(writes.take());
    }
    assertThat(stores.feedHours().find(clock.instant(), clock.instant().plusSeconds(1)).feeds())
        .hasSize(40);
    // Once an hour, a finished hour is sealed, in two more writes.
    assertThat(rounds).filteredOn(units -> units > 10).hasSizeLessThanOrEqualTo(3);
    assertThat(rounds).allMatch(units -> units <= 20);
    assertThat(rounds.stream().mapToDouble(units -> units).average().orElseThrow())
        .isLessThanOrEqualTo(10);
  }

  @Test
  void laterPollers_readTheSameRecord() {
    var _ = poller().pollAll();
    clock.advance(Duration.ofMinutes(20));
    var _ = poller().pollAll();
    assertThat(stores.feedHours().find(clock.instant(), clock.instant().plusSeconds(1)).feeds())
        .allMatch(hour -> hour.reads() == 2);
  }
}
