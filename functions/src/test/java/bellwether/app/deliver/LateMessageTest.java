package bellwether.app.deliver;

import static bellwether.app.Fixtures.CHANNEL;
import static bellwether.app.Fixtures.pending;
import static org.assertj.core.api.Assertions.assertThat;

import bellwether.app.TestClock;
import bellwether.domain.notice.Delivery;
import bellwether.domain.notice.Delivery.State;
import bellwether.slack.api.PostResult;
import bellwether.store.memory.InMemoryStores;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

/** Tests messages that arrive after the response was lost, or that somebody deletes. */
final class LateMessageTest {
  private static final PostResult UNKNOWN = new PostResult.Unknown("read timed out");

  private final TestClock clock = TestClock.start();
  private final InMemoryStores stores = new InMemoryStores();
  private final VirtualSlack slack = new VirtualSlack(clock);
  private final DeliverySweeper sweeper =
      new DeliverySweeper(
          stores, slack, DeliveryConfig.of(CHANNEL), clock::advance, OutageListener.NONE, clock);

  @Test
  void messageThatArrivesWithinTheSettleTime_isFound() {
    post(false);
    clock.advance(Duration.ofSeconds(90));
    arrive();

    sweepFor(Duration.ofHours(3));

    assertThat(slack.acceptedOf("d1")).hasSize(1);
    assertThat(stored().state()).isEqualTo(State.SENT);
  }

  /** The assumption of the settle time does not hold here: this is the repeat that remains. */
  @Test
  void messageThatArrivesAfterTheSettleTime_isRepeatedOnce() {
    post(false);
    sweepFor(Duration.ofMinutes(10));
    arrive();

    sweepFor(Duration.ofHours(3));

    assertThat(slack.acceptedOf("d1")).hasSize(2);
    assertThat(stored().state()).isEqualTo(State.SENT);
  }

  @Test
  void messageDeletedBeforeTheSearch_isPostedOnceMore() {
    post(true);
    slack.accepted.clear();

    sweepFor(Duration.ofHours(3));

    assertThat(slack.acceptedOf("d1")).hasSize(1);
    assertThat(stored().state()).isEqualTo(State.SENT);
  }

  @Test
  void messageDeletedAfterItWasFound_isNotPostedAgain() {
    post(true);
    sweepFor(Duration.ofMinutes(10));
    slack.accepted.clear();

    sweepFor(Duration.ofHours(3));

    assertThat(slack.acceptedOf("d1")).isEmpty();
  }

  @Test
  void workerThatStopsBetweenClaimAndPost_delaysTheMessageOnly() {
    Instant now = clock.instant();
    stores.deliveries().add(pending("d1", null, now));
    stores
        .deliveries()
        .save(DeliveryConfig.of(CHANNEL).stateMachine().claim(stored(), CHANNEL, "stopped", now));

    sweepFor(Duration.ofMinutes(4));
    assertThat(slack.acceptedOf("d1")).isEmpty();
    sweepFor(Duration.ofHours(3));

    assertThat(slack.acceptedOf("d1")).hasSize(1);
    assertThat(stored().state()).isEqualTo(State.SENT);
  }

  @Test
  void claimThatExpiredLongAgo_isSearchedForAnHourBeforeItIsRepeated() {
    Instant now = clock.instant();
    stores.deliveries().add(pending("d1", null, now));
    stores
        .deliveries()
        .save(DeliveryConfig.of(CHANNEL).stateMachine().claim(stored(), CHANNEL, "stopped", now));
    slack.historyIsReadable = () -> false;
    clock.advance(Duration.ofHours(2));

    sweepFor(Duration.ofMinutes(55));
    assertThat(slack.acceptedOf("d1")).isEmpty();
    sweepFor(Duration.ofMinutes(20));

    assertThat(slack.acceptedOf("d1"))
        .extracting(VirtualSlack.Message::isLabeled)
        .containsExactly(true);
  }

  private void post(boolean accepted) {
    stores.deliveries().add(pending("d1", null, clock.instant()));
    slack.answer(accepted, UNKNOWN);
    sweeper.sweep(clock.instant().plusSeconds(1));
    assertThat(stored().state()).isEqualTo(State.UNKNOWN);
  }

  private void arrive() {
    slack.accepted.add(new VirtualSlack.Message("d1", clock.instant(), CHANNEL, null, false));
  }

  private Delivery stored() {
    return stores.deliveries().find("d1").orElseThrow();
  }

  private void sweepFor(Duration duration) {
    for (Instant end = clock.instant().plus(duration); clock.instant().isBefore(end); ) {
      sweeper.sweep(clock.instant().plusSeconds(45));
      clock.advance(Duration.ofMinutes(1));
    }
  }
}
