package bellwether.app.deliver.forward;

import static bellwether.app.Fixtures.CUSTOMER;
import static org.assertj.core.api.Assertions.assertThat;

import bellwether.domain.destination.Destination;
import bellwether.domain.destination.Destination.Confirmation;
import bellwether.domain.destination.Destination.Kind;
import bellwether.domain.destination.Destination.Status;
import bellwether.domain.destination.Destinations;
import bellwether.domain.notice.Delivery;
import bellwether.domain.notice.Delivery.State;
import bellwether.domain.notice.DestinationNotice;
import bellwether.domain.notice.DestinationNotice.Event;
import bellwether.forward.OutgoingAlert;
import bellwether.forward.SendResult;
import java.time.Duration;
import java.util.Objects;
import org.junit.jupiter.api.Test;

/** Tests how alerts and codes are sent to e-mail addresses. */
final class EmailForwardTest {
  private static final String ID = "email-1";

  private final ForwardSweep run = new ForwardSweep();

  private Destination set(String id, boolean confirmed) {
    Destination email =
        Destination.active(Kind.EMAIL, "sealed", id + "@example.com", run.clock.instant())
            .with(copy ->
                copy.id(id)
                    .confirmation(
                        confirmed
                            ? null
                            : new Confirmation(run.clock.instant().plus(Duration.ofHours(24)), 0)));
    Destinations known = run.stores.destinations().find(CUSTOMER);
    assertThat(run.stores.destinations().save(CUSTOMER, known.with(email))).isTrue();
    return email;
  }

  private Delivery queueCode(Destination email) {
    DestinationNotice notice =
        new DestinationNotice(CUSTOMER, Kind.EMAIL, email.host(), Event.CODE_SENT, null);
    Delivery code =
        Delivery.pending("c" + email.addedAt(), notice, email.addedAt()).forwardTo(email.id());
    assertThat(run.forwards.add(code)).isTrue();
    return code;
  }

  @Test
  void alerts_areSentToEachAddressOnce() {
    set(ID, true);
    set("email-2", true);
    run.queue(ID, "d1");
    run.queue("email-2", "d1");
    run.sweep();
    run.sweep();
    assertThat(run.receiver.byEmail).extracting(OutgoingAlert::id).containsExactly("d1", "d1");
  }

  @Test
  void update_refersToTheFirst() {
    set(ID, true);
    run.receiver.answer(Kind.EMAIL, new SendResult.Accepted("0102-ab"));
    run.queue(ID, "d1", null);
    run.sweep();
    run.queue(ID, "d2", "d1");
    run.sweep();

    OutgoingAlert.First first = Objects.requireNonNull(run.receiver.byEmail.getLast().first());
    assertThat(run.receiver.byEmail.getFirst().first()).isNull();
    assertThat(first.receipt()).isEqualTo("0102-ab");
    assertThat(first.headline()).contains("Acme breached");
  }

  @Test
  void unknownOutcome_isSentOnceMoreWithALabelAndThenGivenUp() {
    set(ID, true);
    run.receiver
        .answer(Kind.EMAIL, new SendResult.Unknown("status 502"))
        .answer(Kind.EMAIL, new SendResult.Unknown("status 502"));
    Delivery delivery = run.queue(ID, "d1");
    run.sweepFor(Duration.ofMinutes(30));

    assertThat(run.receiver.byEmail)
        .extracting(OutgoingAlert::possibleRepeat)
        .containsExactly(false, true);
    assertThat(run.stored(delivery).state()).isEqualTo(State.DEAD);
    assertThat(run.notices())
        .extracting(DestinationNotice::event)
        .containsExactly(Event.UNCONFIRMED);
  }

  @Test
  void problemOfOneAddress_doesNotDelayAnother() {
    set(ID, true);
    set("email-2", true);
    run.receiver.answer(Kind.EMAIL, new SendResult.Rejected("Amazon SES: verify"));
    Delivery rejected = run.queue(ID, "d1");
    run.sweep();
    run.queue(ID, "d2");
    Delivery other = run.queue("email-2", "d1");
    run.sweep();

    assertThat(run.stored(rejected).state()).isEqualTo(State.BLOCKED);
    assertThat(run.stored(other).state()).isEqualTo(State.SENT);
    assertThat(run.notices())
        .singleElement()
        .satisfies(notice -> {
          assertThat(notice.event()).isEqualTo(Event.REJECTED);
          assertThat(notice.reason()).isEqualTo("Amazon SES: verify");
          assertThat(notice.host()).isEqualTo("email-1@example.com");
        });
  }

  @Test
  void unconfirmedAddress_isSentItsCodeOnly() {
    Destination email = set(ID, false);
    Delivery alert = run.queue(ID, "d1");
    Delivery code = queueCode(email);
    run.sweep();
    run.sweep();

    assertThat(run.receiver.codes).extracting(Destination::id).containsExactly(ID);
    assertThat(run.receiver.byEmail).isEmpty();
    assertThat(run.stored(code).state()).isEqualTo(State.SENT);
    assertThat(run.stored(alert).state()).isEqualTo(State.DEAD);
  }

  @Test
  void codeOfAnEarlierRequest_isNotSent() {
    Delivery old = queueCode(set(ID, false));
    run.clock.advance(Duration.ofSeconds(1));
    Delivery current = queueCode(set(ID, false));
    run.sweep();

    assertThat(run.receiver.codes).hasSize(1);
    assertThat(run.stored(old).state()).isEqualTo(State.DEAD);
    assertThat(run.stored(current).state()).isEqualTo(State.SENT);
  }

  @Test
  void rejectedCode_isReportedAndTheAddressStillWaits() {
    Destination email = set(ID, false);
    run.receiver.answer(Kind.EMAIL, new SendResult.Rejected("Amazon SES: sandbox"));
    queueCode(email);
    run.sweep();
    Destination stored = run.stores.destinations().find(CUSTOMER).find(ID).orElseThrow();
    assertThat(stored.status()).isEqualTo(Status.REJECTED);
    assertThat(stored.isConfirmed()).isFalse();
    assertThat(run.notices()).extracting(DestinationNotice::event).containsExactly(Event.REJECTED);

    run.sweepFor(Duration.ofMinutes(20));
    assertThat(run.receiver.codes).hasSize(2);
    stored = run.stores.destinations().find(CUSTOMER).find(ID).orElseThrow();
    assertThat(stored.status()).isEqualTo(Status.ACTIVE);
    assertThat(stored.isConfirmed()).as("an accepted message confirms nothing").isFalse();
  }

  @Test
  void codeThatExpired_isNotSent() {
    Delivery code = queueCode(set(ID, false));
    run.clock.advance(Duration.ofHours(24));
    run.sweep();
    assertThat(run.receiver.codes).isEmpty();
    assertThat(run.stored(code).state()).isEqualTo(State.DEAD);
  }
}
