package bellwether.app.deliver;

import static bellwether.app.Fixtures.CHANNEL;
import static bellwether.app.Fixtures.CUSTOMER;
import static bellwether.app.Fixtures.pending;
import static bellwether.app.deliver.DeliverySweep.LEASE;
import static bellwether.app.deliver.DeliverySweep.SETTLE;
import static bellwether.app.deliver.DeliverySweep.config;
import static org.assertj.core.api.Assertions.assertThat;

import bellwether.domain.notice.Delivery;
import bellwether.domain.notice.Delivery.State;
import bellwether.slack.api.PostResult;
import bellwether.slack.block.SlackMessage;
import bellwether.store.memory.InMemoryCaseStore;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Tests posts of which it is unknown whether Slack accepted them. */
final class UnknownOutcomeTest {
  private final DeliverySweep sweep = new DeliverySweep();
  private final InMemoryCaseStore cases = sweep.stores.cases();

  @Test
  void unknownAndAccepted_isFoundAndNotPostedAgain() {
    sweep.deliveries.add(pending("d1", null, sweep.clock.instant()));
    sweep.slack.answer(true, new PostResult.Unknown("read timed out"));

    sweep.sweep();
    assertThat(sweep.stored("d1").state()).isEqualTo(State.UNKNOWN);
    sweep.clock.advance(SETTLE.plusSeconds(1));
    sweep.sweep();

    assertThat(sweep.slack.accepted).containsExactly("d1");
    assertThat(sweep.slack.postCount).isEqualTo(1);
    assertThat(sweep.stored("d1").state()).isEqualTo(State.SENT);
  }

  @Test
  void unknownAndNotAccepted_isPostedAgainAfterLookup() {
    sweep.deliveries.add(pending("d1", null, sweep.clock.instant()));
    sweep.slack.answer(false, new PostResult.Unknown("connection reset"));

    sweep.sweep();
    sweep.clock.advance(SETTLE.minusSeconds(5));
    sweep.sweep();
    assertThat(sweep.slack.lookupCount).as("no lookup before the settle time").isZero();
    sweep.clock.advance(Duration.ofSeconds(10));
    sweep.sweep();

    assertThat(sweep.slack.lookupCount).isEqualTo(1);
    assertThat(sweep.slack.accepted).containsExactly("d1");
  }

  @Test
  void claimOfADeadWorker_isLookedUpBeforeResend() {
    Delivery claimed =
        new DeliveryStateMachine(LEASE, SETTLE)
            .claim(
                pending("d1", null, sweep.clock.instant()), CHANNEL, "dead", sweep.clock.instant());
    sweep.deliveries.add(claimed);
    sweep.slack.post(CUSTOMER, CHANNEL, SlackMessage.ofLines("x"), null, "d1");

    sweep.sweep();
    assertThat(sweep.stored("d1").state()).isEqualTo(State.SENDING);
    sweep.clock.advance(LEASE.plusSeconds(1));
    sweep.sweep();
    assertThat(sweep.stored("d1").state()).isEqualTo(State.UNKNOWN);
    sweep.clock.advance(SETTLE);
    sweep.sweep();

    assertThat(sweep.stored("d1").state()).isEqualTo(State.SENT);
    assertThat(sweep.slack.accepted).containsExactly("d1");
  }

  @Test
  void claimOfAWorkerWhoseClockIsBehind_isNotSearchedForAtOnce() {
    Instant itsNow = sweep.clock.instant().minus(Duration.ofMinutes(5));
    sweep.deliveries.add(
        new DeliveryStateMachine(LEASE, SETTLE)
            .claim(pending("d1", null, itsNow), CHANNEL, "alive", itsNow));

    sweep.sweep();
    sweep.clock.advance(SETTLE.minusSeconds(1));
    sweep.sweep();
    assertThat(sweep.slack.lookupCount).isZero();
    sweep.slack.post(CUSTOMER, CHANNEL, SlackMessage.ofLines("x"), null, "d1");
    sweep.clock.advance(Duration.ofSeconds(1));
    sweep.sweep();

    assertThat(sweep.stored("d1").state()).isEqualTo(State.SENT);
    assertThat(sweep.slack.accepted).containsExactly("d1");
  }

  @Test
  void failedLookups_endInALabeledRepeat() {
    sweep.deliveries.add(pending("d1", null, sweep.clock.instant()));
    sweep.slack.answer(false, new PostResult.Unknown("read timed out"));
    sweep.slack.lookupFails = true;

    for (Instant end = sweep.clock.instant().plus(Duration.ofMinutes(59));
        sweep.clock.instant().isBefore(end); ) {
      sweep.sweep();
      sweep.clock.advance(Duration.ofMinutes(1));
    }
    assertThat(sweep.slack.postCount).isEqualTo(1);
    sweep.clock.advance(Duration.ofMinutes(10));
    sweep.sweep();

    assertThat(sweep.slack.accepted).containsExactly("d1");
  }

  @Test
  void possibleRepeat_staysLabeledAfterARateLimit() {
    sweep.deliveries.add(pending("d1", null, sweep.clock.instant()));
    sweep.slack.answer(false, new PostResult.Unknown("read timed out"));
    sweep.slack.answer(false, new PostResult.RateLimited(Duration.ofMinutes(1)));
    sweep.slack.lookupFails = true;

    while (sweep.slack.postCount < 2) {
      sweep.sweep();
      sweep.clock.advance(Duration.ofMinutes(1));
    }
    assertThat(sweep.stored("d1").state()).isEqualTo(State.RETRY);
    assertThat(sweep.stored("d1").possibleRepeat()).isTrue();
    sweep.clock.advance(Duration.ofMinutes(1));
    sweep.sweep();

    assertThat(sweep.slack.accepted).containsExactly("d1");
    assertThat(sweep.slack.messages.getLast().text()).containsIgnoringCase("Possible duplicate");
    assertThat(sweep.stored("d1").outcome()).isNull();
  }

  @Test
  void workerPausedPastItsClaim_doesNotPost() {
    sweep.deliveries.add(pending("d1", null, sweep.clock.instant()));
    Delivery claimed =
        sweep
            .deliveries
            .save(
                new DeliveryStateMachine(LEASE, SETTLE)
                    .claim(sweep.stored("d1"), CHANNEL, "me", sweep.clock.instant()))
            .orElseThrow();
    sweep.clock.advance(LEASE.minusSeconds(5));

    new DeliveryPoster(
            sweep.deliveries,
            new MessageUpdater(cases, sweep.deliveries, sweep.clock),
            new OutageMonitor(sweep.slack, sweep.clock),
            config(),
            new SlackRateLimiter(sweep.clock, sweep.clock::advance),
            sweep.clock)
        .postClaimed(claimed, Optional.empty());

    assertThat(sweep.slack.postCount).isZero();
    assertThat(sweep.stored("d1").state()).isEqualTo(State.RETRY);
  }
}
