package bellwether.app.deliver;

import static org.assertj.core.api.Assertions.assertThat;

import bellwether.app.TestClock;
import bellwether.app.deliver.SlackRateLimiter.Lane;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

final class SlackRateLimiterTest {
  private static final Lane HERE = Lane.posts("T1", "C1");
  private static final Lane NEXT_DOOR = Lane.posts("T1", "C2");
  private static final Lane OTHER_WORKSPACE = Lane.posts("T2", "C1");

  private final TestClock clock = TestClock.start();
  private final Instant start = clock.instant();
  private final SlackRateLimiter pace = new SlackRateLimiter(clock, clock::advance);

  private Duration waited(Lane lane) {
    Instant before = clock.instant();
    assertThat(pace.take(lane, before.plus(Duration.ofHours(1)))).isEmpty();
    return Duration.between(before, clock.instant());
  }

  @Test
  void posts_areASecondApartInOneChannelOnly() {
    assertThat(waited(HERE)).isZero();
    assertThat(waited(NEXT_DOOR)).isZero();
    assertThat(waited(OTHER_WORKSPACE)).isZero();
    assertThat(waited(HERE)).isEqualTo(Duration.ofSeconds(1));
  }

  @Test
  void turnBeyondThePatience_isToldAndNotWaitedFor() {
    waited(HERE);
    assertThat(pace.take(HERE, start)).contains(start.plusSeconds(1));
    assertThat(clock.instant()).isEqualTo(start);
  }

  @Test
  void freeLane_needsNoPatience() {
    assertThat(pace.take(HERE, Instant.MIN)).isEmpty();
  }

  @Test
  void heldChannel_closesNoOtherAndNoOtherWorkspaces() {
    pace.hold(HERE, start.plusSeconds(30));
    assertThat(waited(NEXT_DOOR)).isZero();
    assertThat(waited(OTHER_WORKSPACE)).isZero();
    assertThat(waited(HERE)).isEqualTo(Duration.ofSeconds(30));
  }

  @Test
  void secondHeldChannel_closesTheWorkspaceAndNoOther() {
    pace.hold(HERE, start.plusSeconds(30));
    pace.hold(NEXT_DOOR, start.plusSeconds(40));
    assertThat(waited(OTHER_WORKSPACE)).isZero();
    assertThat(waited(Lane.posts("T1", "C3"))).isEqualTo(Duration.ofSeconds(40));
  }

  @Test
  void secondHeldChannel_isALoneOneOnceTheFirstIsFree() {
    pace.hold(HERE, start.plusSeconds(30));
    clock.advance(Duration.ofSeconds(30));
    pace.hold(NEXT_DOOR, clock.instant().plusSeconds(40));
    assertThat(waited(Lane.posts("T1", "C3"))).isZero();
    assertThat(waited(HERE)).isZero();
  }

  @Test
  void updates_countByThemselves() {
    pace.hold(Lane.updates("T1"), start.plusSeconds(30));
    assertThat(waited(HERE)).isZero();
    assertThat(waited(Lane.updates("T2"))).isZero();
    assertThat(waited(Lane.updates("T2"))).isEqualTo(Duration.ofMillis(1200));
    pace.hold(HERE, clock.instant().plus(Duration.ofHours(2)));
    assertThat(waited(Lane.updates("T1"))).isEqualTo(Duration.ofMillis(28_800));
  }

  @Test
  void shorterHold_doesNotEndALongerOne() {
    pace.hold(HERE, start.plusSeconds(30));
    pace.hold(HERE, start.plusSeconds(10));
    assertThat(waited(HERE)).isEqualTo(Duration.ofSeconds(30));
  }

  @Test
  void manyLanes_areForgottenOnceTheyAreFree() {
    for (int i = 0; i < 5_000; i++) {
      waited(Lane.posts("T" + i, "C1"));
      pace.hold(Lane.posts("T" + i, "C1"), clock.instant().plusSeconds(9));
      clock.advance(Duration.ofMillis(10));
    }
    assertThat(pace.take(Lane.posts("T4999", "C1"), Instant.MIN)).isPresent();
    assertThat(pace.remembered()).isLessThan(2_500);
  }
}
