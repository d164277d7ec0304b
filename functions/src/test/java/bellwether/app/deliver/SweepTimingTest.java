package bellwether.app.deliver;

import static bellwether.app.Fixtures.CHANNEL;
import static bellwether.app.Fixtures.pending;
import static bellwether.app.Fixtures.pendingFor;
import static org.assertj.core.api.Assertions.assertThat;

import bellwether.app.TestClock;
import bellwether.domain.notice.Delivery;
import bellwether.domain.notice.Delivery.State;
import bellwether.slack.api.PostResult;
import bellwether.store.DeliveryStore;
import bellwether.store.memory.ForwardingStores;
import bellwether.store.memory.InMemoryStores;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Tests how long a sweep waits, and for what. */
final class SweepTimingTest {
  private final TestClock clock = TestClock.start();
  private final Instant start = clock.instant();
  private final InMemoryStores memory = new InMemoryStores();
  private final ScriptedChannel slack = new ScriptedChannel();
  private final List<Duration> waits = new ArrayList<>();
  private Runnable whileWaiting = () -> {};
  private int readCount;

  private int sweep(Duration time) {
    DeliveryStore counting =
        new ChangedDeliveryStore(memory.deliveries()) {
          @Override
          public List<Delivery> findDueRoundRobin(Instant now, int limit) {
            readCount++;
            return super.findDueRoundRobin(now, limit);
          }
        };
    ForwardingStores stores =
        new ForwardingStores(memory) {
          @Override
          public DeliveryStore deliveries() {
            return counting;
          }
        };
    return new DeliverySweeper(
            stores, slack, DeliveryConfig.of(CHANNEL), this::sleep, OutageListener.NONE, clock)
        .sweep(start.plus(time));
  }

  private void sleep(Duration duration) {
    waits.add(duration);
    clock.advance(duration);
    whileWaiting.run();
  }

  private void add(int count) {
    for (int i = 0; i < count; i++) {
      memory.deliveries().add(pending("d" + i, null, start));
    }
  }

  private Duration elapsed() {
    return Duration.between(start, clock.instant());
  }

  @Test
  void sweep_countsWhatItPostsUntilTheDeadline() {
    add(60);
    assertThat(sweep(Duration.ofSeconds(25))).isEqualTo(25);
    assertThat(slack.accepted).hasSize(25);
    assertThat(elapsed()).isEqualTo(Duration.ofSeconds(24));
  }

  @Test
  void slowSweep_startsNoPostAfterTheDeadline() {
    add(60);
    slack.duringCall = () -> clock.advance(Duration.ofSeconds(4));
    assertThat(sweep(Duration.ofSeconds(25))).isEqualTo(7);
    assertThat(slack.accepted).hasSize(7);
    assertThat(elapsed()).isEqualTo(Duration.ofSeconds(28));
  }

  /** Each read of the index is paid for. */
  @Test
  void burstInOneChannel_isReadOncePerRefresh() {
    add(30);
    sweep(Duration.ofSeconds(45));
    assertThat(slack.accepted).hasSize(30);
    assertThat(readCount).isLessThanOrEqualTo(5);
  }

  @Test
  void channelThatReopensInTime_isWaitedFor() {
    add(2);
    slack.answer(false, new PostResult.RateLimited(Duration.ofSeconds(25)));
    sweep(Duration.ofSeconds(45));
    assertThat(slack.accepted).containsExactlyInAnyOrder("d0", "d1");
    assertThat(elapsed()).isBetween(Duration.ofSeconds(26), Duration.ofSeconds(27));
  }

  @Test
  void channelThatReopensAfterTheDeadline_isNotWaitedFor() {
    add(2);
    slack.answer(false, new PostResult.RateLimited(Duration.ofSeconds(60)));
    assertThat(sweep(Duration.ofSeconds(45))).isEqualTo(1);
    assertThat(elapsed()).isZero();
    assertThat(memory.deliveries().find("d1").orElseThrow().state()).isEqualTo(State.PENDING);
  }

  @Test
  void deliveryThatBecomesDueWhileWaiting_isPostedAtTheNextRefresh() {
    add(2);
    slack.answer(false, new PostResult.RateLimited(Duration.ofSeconds(30)));
    whileWaiting = () -> memory.deliveries().add(pendingFor("T0OTHER", "new", start));
    sweep(Duration.ofSeconds(45));
    assertThat(waits).startsWith(Duration.ofSeconds(10));
    assertThat(slack.accepted).startsWith("new").hasSize(3);
  }
}
