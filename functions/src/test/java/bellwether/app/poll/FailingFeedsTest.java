package bellwether.app.poll;

import static bellwether.app.poll.ScriptedFeeds.OTHER;
import static bellwether.app.poll.ScriptedFeeds.WIRE;
import static org.assertj.core.api.Assertions.assertThat;

import bellwether.domain.feed.Feed;
import bellwether.domain.feed.FeedProblem.Kind;
import bellwether.feed.catalogue.CustomerFeed;
import bellwether.feed.crawl.PollResult;
import java.net.URI;
import java.time.Duration;
import java.util.EnumSet;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** Tests which feeds count as failing for alarms. */
final class FailingFeedsTest {
  private static final PollResult FAILURE =
      new PollResult.Failed("the server answered 503", null, false);

  private final ScriptedFeeds feeds = new ScriptedFeeds();

  @Test
  void oneFailedPoll_isNoFailingFeed() {
    pollAndFail(WIRE, 1);
    feeds.clock.advance(Duration.ofHours(2));

    assertThat(feeds.poller(WIRE).countFailing()).isEqualTo(new FailingFeeds(0, 0));
  }

  @Test
  void threeFailedPollsInHalfAnHour_areAFailingFeed() {
    pollAndFail(WIRE, 3);
    feeds.clock.advance(Duration.ofMinutes(29));
    assertThat(feeds.poller(WIRE).countFailing().shared()).isZero();
    feeds.clock.advance(Duration.ofMinutes(1));

    assertThat(feeds.poller(WIRE).countFailing()).isEqualTo(new FailingFeeds(1, 0));
    assertThat(feeds.poller(OTHER).countFailing())
        .as("of feeds that are no longer read")
        .isEqualTo(new FailingFeeds(0, 0));
  }

  @Test
  void recoveredFeed_countsNoLonger() {
    pollAndFail(WIRE, 3);
    feeds.clock.advance(Duration.ofHours(1));
    feeds.answers.put("wire", feeds.fresh(null, feeds.item("b", 2)));
    feeds.poller(WIRE).pollAll();

    assertThat(feeds.poller(WIRE).countFailing()).isEqualTo(new FailingFeeds(0, 0));
  }

  @Test
  void feedOfACustomer_countsSeparately() {
    Feed own = CustomerFeed.of(URI.create("https://own.example/feed"), Set.of("T1"));
    pollAndFail(own, 3);
    feeds.clock.advance(Duration.ofHours(1));

    assertThat(feeds.poller(own, WIRE).countFailing()).isEqualTo(new FailingFeeds(0, 1));
  }

  @Test
  void kinds_countIfItemsMayBeMissed() {
    EnumSet<Kind> counted = EnumSet.allOf(Kind.class);
    counted.removeIf(kind -> !kind.losesItems());

    assertThat(counted).containsExactly(Kind.FAILING, Kind.GONE, Kind.EMPTY, Kind.DEGRADED);
  }

  private void pollAndFail(Feed feed, int times) {
    feeds.answers.put(feed.name(), feeds.fresh(null, feeds.item("a", 1)));
    feeds.poller(feed).pollAll();
    feeds.answers.put(feed.name(), FAILURE);
    for (int i = 0; i < times; i++) {
      feeds.poller(feed).pollAll();
    }
  }
}
