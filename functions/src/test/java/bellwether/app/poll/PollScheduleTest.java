package bellwether.app.poll;

import static bellwether.app.poll.ScriptedFeeds.WIRE;
import static org.assertj.core.api.Assertions.assertThat;

import bellwether.domain.feed.FeedState;
import bellwether.feed.crawl.PollResult;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/** Tests when a feed is polled again. */
final class PollScheduleTest {
  private final ScriptedFeeds feeds = new ScriptedFeeds();

  @Test
  void feedNotDue_isNotFetched() {
    feeds.answers.put("wire", feeds.fresh(null, feeds.item("a", 1)));
    feeds.poller(WIRE).pollDue();
    feeds.clock.advance(Duration.ofMinutes(14));

    assertThat(feeds.poller(WIRE).pollDue().polled()).isZero();
    assertThat(feeds.poller(WIRE).pollAll().polled()).isEqualTo(1);
    feeds.clock.advance(Duration.ofMinutes(16));
    assertThat(feeds.poller(WIRE).pollDue().polled()).isEqualTo(1);
  }

  @Test
  void failingFeed_backsOffAndKeepsItsState() {
    feeds.answers.put("wire", feeds.fresh("\"v1\"", feeds.item("a", 1)));
    feeds.poller(WIRE).pollAll();
    feeds.answers.put("wire", new PollResult.Failed("the server answered 503", null, false));

    feeds.poller(WIRE).pollAll();
    Duration first = Duration.between(feeds.clock.instant(), feeds.states.get("wire").nextPollAt());
    feeds.poller(WIRE).pollAll();
    Duration second =
        Duration.between(feeds.clock.instant(), feeds.states.get("wire").nextPollAt());

    assertThat(first).isEqualTo(Duration.ofMinutes(15));
    assertThat(second).isEqualTo(Duration.ofMinutes(30));
    assertThat(feeds.states.get("wire").health().failureCount()).isEqualTo(2);
    assertThat(feeds.states.get("wire").health().lastError()).contains("503");
    assertThat(feeds.states.itemFingerprints("wire")).containsExactly(1L);
  }

  @Test
  void retryAfter_isObeyed() {
    feeds.answers.put(
        "wire", new PollResult.Failed("too many requests", Duration.ofHours(8), false));

    feeds.poller(WIRE).pollAll();

    assertThat(feeds.states.get("wire").nextPollAt())
        .isEqualTo(feeds.clock.instant().plus(Duration.ofHours(8)));
  }

  private static Duration pollDelay(FeedState state, java.time.Instant now) {
    return Duration.between(now, state.nextPollAt());
  }

  @Test
  void incompleteFeed_isPolledAgainSoonAndForgetsNothing() {
    feeds.answers.put("wire", feeds.fresh(null, feeds.item("a", 1)));
    feeds.poller(WIRE).pollAll();
    feeds.answers.put("wire", feeds.partial(3, null, feeds.item("b", 2)));
    feeds.poller(WIRE).pollAll();

    assertThat(pollDelay(feeds.states.get("wire"), feeds.clock.instant()))
        .isEqualTo(Duration.ofMinutes(10));
    assertThat(feeds.states.get("wire").health().completeness().pending()).isEqualTo(3);
    assertThat(feeds.states.itemFingerprints("wire")).containsExactlyInAnyOrder(1L, 2L);

    feeds.answers.put("wire", feeds.partial(0, null, feeds.item("c", 3)));
    feeds.poller(WIRE).pollAll();
    assertThat(pollDelay(feeds.states.get("wire"), feeds.clock.instant()))
        .isEqualTo(Duration.ofMinutes(15));
    assertThat(feeds.states.itemFingerprints("wire"))
        .as("the last part")
        .containsExactlyInAnyOrder(1L, 2L, 3L);

    feeds.answers.put("wire", feeds.fresh(null, feeds.item("c", 3)));
    feeds.poller(WIRE).pollAll();
    assertThat(feeds.states.itemFingerprints("wire")).containsExactly(3L);
  }

  @Test
  void retryAfterDuringCatchUp_isObeyed() {
    feeds.answers.put("wire", feeds.partial(1, Duration.ofHours(2), feeds.item("a", 1)));
    feeds.poller(WIRE).pollAll();
    assertThat(pollDelay(feeds.states.get("wire"), feeds.clock.instant()))
        .isEqualTo(Duration.ofHours(2));

    feeds.answers.put("wire", feeds.partial(1, Duration.ofMinutes(1), feeds.item("a", 1)));
    feeds.poller(WIRE).pollAll();
    assertThat(pollDelay(feeds.states.get("wire"), feeds.clock.instant()))
        .isEqualTo(Duration.ofMinutes(10));
  }
}
