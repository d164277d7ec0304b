package bellwether.app.deliver;

import static org.assertj.core.api.Assertions.assertThat;

import bellwether.app.TestClock;
import bellwether.app.deliver.SlackRateLimiter.Lane;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

final class SlackRateLimiterTest {
  private static final Lane CHANNEL = Lane.posts("T1", "C1");
  private static final Lane OTHER_CHANNEL = Lane.posts("T1", "C2");
  private static final Lane OTHER_WORKSPACE = Lane.posts("T2", "C1");

  private final TestClock clock = TestClock.start();
  private final Instant start = clock.instant();
  private final SlackRateLimiter rateLimiter = new SlackRateLimiter(clock, clock::advance);

  private Duration waited(Lane lane) {
    Instant before = clock.instant();
    assertThat(rateLimiter.acquire(lane, before.plus(Duration.ofHours(1)))).isEmpty();
    return Duration.between(before, clock.instant());
  }

  @Test
  void posts_areOneSecondApartPerChannel() {
    assertThat(waited(CHANNEL)).isZero();
    assertThat(waited(OTHER_CHANNEL)).isZero();
    assertThat(waited(OTHER_WORKSPACE)).isZero();
    assertThat(waited(CHANNEL)).isEqualTo(Duration.ofSeconds(1));
  }

  @Test
  void turnAfterTheDeadline_isReturnedWithoutWaiting() {
    waited(CHANNEL);
    assertThat(rateLimiter.acquire(CHANNEL, start)).contains(start.plusSeconds(1));
    assertThat(clock.instant()).isEqualTo(start);
  }

  @Test
  void freeChannel_isAcquiredAtOnce() {
    assertThat(rateLimiter.acquire(CHANNEL, Instant.MIN)).isEmpty();
  }

  @Test
  void heldChannel_holdsNoOtherChannelOrWorkspace() {
    rateLimiter.holdUntil(CHANNEL, start.plusSeconds(30));
    assertThat(waited(OTHER_CHANNEL)).isZero();
    assertThat(waited(OTHER_WORKSPACE)).isZero();
    assertThat(waited(CHANNEL)).isEqualTo(Duration.ofSeconds(30));
  }

  @Test
  void secondHeldChannel_holdsTheWholeWorkspaceOnly() {
    rateLimiter.holdUntil(CHANNEL, start.plusSeconds(30));
    rateLimiter.holdUntil(OTHER_CHANNEL, start.plusSeconds(40));
    assertThat(waited(OTHER_WORKSPACE)).isZero();
    assertThat(waited(Lane.posts("T1", "C3"))).isEqualTo(Duration.ofSeconds(40));
  }

  @Test
  void secondHeldChannel_holdsOnlyItselfOnceTheFirstIsFree() {
    rateLimiter.holdUntil(CHANNEL, start.plusSeconds(30));
    clock.advance(Duration.ofSeconds(30));
    rateLimiter.holdUntil(OTHER_CHANNEL, clock.instant().plusSeconds(40));
    assertThat(waited(Lane.posts("T1", "C3"))).isZero();
    assertThat(waited(CHANNEL)).isZero();
  }

  @Test
  void updates_areLimitedSeparately() {
    rateLimiter.holdUntil(Lane.updates("T1"), start.plusSeconds(30));
    assertThat(waited(CHANNEL)).isZero();
    assertThat(waited(Lane.updates("T2"))).isZero();
    assertThat(waited(Lane.updates("T2"))).isEqualTo(Duration.ofMillis(1200));
    rateLimiter.holdUntil(CHANNEL, clock.instant().plus(Duration.ofHours(2)));
    assertThat(waited(Lane.updates("T1"))).isEqualTo(Duration.ofMillis(28_800));
  }

  @Test
  void shorterHold_doesNotEndALongerOne() {
    rateLimiter.holdUntil(CHANNEL, start.plusSeconds(30));
    rateLimiter.holdUntil(CHANNEL, start.plusSeconds(10));
    assertThat(waited(CHANNEL)).isEqualTo(Duration.ofSeconds(30));
  }

  @Test
  void freeChannels_areForgotten() {
    for (int i = 0; i < 5_000; i++) {
      waited(Lane.posts("T" + i, "C1"));
      rateLimiter.holdUntil(Lane.posts("T" + i, "C1"), clock.instant().plusSeconds(9));
      clock.advance(Duration.ofMillis(10));
    }
    assertThat(rateLimiter.acquire(Lane.posts("T4999", "C1"), Instant.MIN)).isPresent();
    assertThat(rateLimiter.size()).isBetween(1_000, 2_500);
  }

  @Test
  void channelsOfABurst_areForgottenOnceTheyAreFree() {
    for (int i = 0; i < 1_500; i++) {
      rateLimiter.holdUntil(Lane.posts("T" + i, "C1"), start.plusSeconds(30));
    }
    assertThat(rateLimiter.size()).isEqualTo(1_500);
    clock.advance(Duration.ofSeconds(30));

    rateLimiter.holdUntil(CHANNEL, clock.instant().plusSeconds(9));

    assertThat(rateLimiter.size()).isEqualTo(1);
    assertThat(waited(CHANNEL)).isEqualTo(Duration.ofSeconds(9));
  }

  @Test
  void workspaceThatRejectsAllPosts_isHeldForThirtySeconds() {
    rateLimiter.holdWorkspace("T1");
    assertThat(waited(OTHER_WORKSPACE)).isZero();
    assertThat(rateLimiter.acquire(CHANNEL, start)).contains(start.plusSeconds(30));
    assertThat(waited(OTHER_CHANNEL)).isEqualTo(Duration.ofSeconds(30));
  }

  @Test
  void customer_isBusyWhileOneOfItsChannelsIs() {
    waited(CHANNEL);
    assertThat(rateLimiter.isBusyUntil("T1", start)).isTrue();
    assertThat(rateLimiter.isBusyUntil("T1", start.plusSeconds(1))).isFalse();
    assertThat(rateLimiter.isBusyUntil("T2", start)).isFalse();

    rateLimiter.holdUntil(OTHER_CHANNEL, start.plusSeconds(30));
    assertThat(rateLimiter.isBusyUntil("T1", start.plusSeconds(29))).isTrue();
    assertThat(rateLimiter.isBusyUntil("T1", start.plusSeconds(30))).isFalse();
  }

  @Test
  void customer_isNotBusyWithUpdates() {
    rateLimiter.holdUntil(Lane.updates("T1"), start.plusSeconds(30));
    assertThat(rateLimiter.isBusyUntil("T1", start)).isFalse();
  }

  @Test
  void timeThatHasPassed_isNotWaitedFor() {
    rateLimiter.sleepUntil(start);
    rateLimiter.sleepUntil(start.minusSeconds(9));
    assertThat(clock.instant()).isEqualTo(start);
    rateLimiter.sleepUntil(start.plusSeconds(9));
    assertThat(clock.instant()).isEqualTo(start.plusSeconds(9));
  }
}
