package bellwether.app.deliver.forward;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import bellwether.domain.destination.Destination.Kind;
import bellwether.domain.destination.Destination.Status;
import bellwether.domain.notice.Delivery;
import bellwether.domain.notice.Delivery.State;
import bellwether.domain.notice.DestinationNotice;
import bellwether.domain.notice.DestinationNotice.Event;
import bellwether.forward.SendResult;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/** Tests what is said in Slack about destinations, and when. */
final class DestinationMonitorTest {
  private static final SendResult REJECTED = new SendResult.Rejected("status 404: set the address");

  private final ForwardSweep run = new ForwardSweep();

  @Test
  void rejection_isReportedOnceAndItsEndOnce() {
    for (int i = 0; i < 3; i++) {
      run.receiver.answer(Kind.WEBHOOK, REJECTED);
      run.queue(Kind.WEBHOOK, "d" + i);
    }
    run.sweepFor(Duration.ofMinutes(40));
    assertThat(run.receiver.toWebhook).as("one attempt every 15 minutes").hasSize(3);
    assertThat(run.notices())
        .extracting(DestinationNotice::event, DestinationNotice::reason)
        .containsExactly(tuple(Event.REJECTED, "status 404: set the address"));
    assertThat(run.destination(Kind.WEBHOOK).status()).isEqualTo(Status.REJECTED);

    run.sweepFor(Duration.ofMinutes(40));
    assertThat(run.notices())
        .extracting(DestinationNotice::event)
        .containsExactly(Event.REJECTED, Event.RECOVERED);
    assertThat(run.destination(Kind.WEBHOOK).status()).isEqualTo(Status.ACTIVE);
    assertThat(run.forwards.all()).extracting(Delivery::state).containsOnly(State.SENT);
  }

  @Test
  void rejectedDestination_isTriedAtOnceAfterAPersonSetItAgain() {
    run.receiver.answer(Kind.WEBHOOK, REJECTED);
    run.queue(Kind.WEBHOOK, "d1");
    Delivery second = run.queue(Kind.WEBHOOK, "d2");
    run.sweep();
    run.set(Kind.WEBHOOK);
    run.sweep();

    assertThat(run.stored(second).state()).isEqualTo(State.SENT);
  }

  @Test
  void shortFailure_isNotReported() {
    run.receiver.answer(Kind.WEBHOOK, new SendResult.Unknown("status 500"));
    run.queue(Kind.WEBHOOK, "d1");
    run.sweep();
    assertThat(run.destination(Kind.WEBHOOK).status()).isEqualTo(Status.FAILING);
    run.sweepFor(Duration.ofMinutes(5));

    assertThat(run.destination(Kind.WEBHOOK).status()).isEqualTo(Status.ACTIVE);
    assertThat(run.notices()).isEmpty();
  }

  @Test
  void failureOfAnHour_isReportedOnceAndItsEndOnce() {
    for (int i = 0; i < 20; i++) {
      run.receiver.answer(Kind.WEBHOOK, new SendResult.Unknown("status 500"));
    }
    run.queue(Kind.WEBHOOK, "d1");
    run.sweepFor(Duration.ofMinutes(75));
    assertThat(run.notices())
        .extracting(DestinationNotice::event, DestinationNotice::reason)
        .containsExactly(tuple(Event.FAILING, "status 500"));

    run.sweepFor(Duration.ofHours(3));
    assertThat(run.notices())
        .extracting(DestinationNotice::event)
        .containsExactly(Event.FAILING, Event.RECOVERED);
  }

  @Test
  void gone_endsAllAndIsReported() {
    run.receiver.answer(Kind.WEBHOOK, new SendResult.Closed());
    run.queue(Kind.WEBHOOK, "d1");
    Delivery second = run.queue(Kind.WEBHOOK, "d2");
    run.sweep();

    assertThat(run.receiver.toWebhook).hasSize(1);
    assertThat(run.stored(second).state()).isEqualTo(State.DEAD);
    assertThat(run.notices()).extracting(DestinationNotice::event).containsExactly(Event.CLOSED);
    assertThat(run.destination(Kind.WEBHOOK).status()).isEqualTo(Status.CLOSED);
  }

  @Test
  void alertThatIsNotAccepted_isGivenUpAfterThreeDays() {
    for (int i = 0; i < 400; i++) {
      run.receiver.answer(Kind.WEBHOOK, REJECTED);
    }
    Delivery delivery = run.queue(Kind.WEBHOOK, "d1");
    run.sweepFor(Duration.ofHours(71));
    assertThat(run.stored(delivery).state()).isEqualTo(State.BLOCKED);
    run.sweepFor(Duration.ofHours(2));

    assertThat(run.stored(delivery).state()).isEqualTo(State.DEAD);
    assertThat(run.stored(delivery).reason()).contains("3 days");
    assertThat(run.receiver.toWebhook).hasSizeBetween(280, 290);
  }
}
