package bellwether.app.deliver.forward;

import static org.assertj.core.api.Assertions.assertThat;

import bellwether.app.Fixtures;
import bellwether.domain.destination.Destination.Kind;
import bellwether.domain.notice.Alert;
import bellwether.domain.notice.Delivery;
import bellwether.domain.notice.Delivery.Outcome;
import bellwether.domain.notice.Delivery.State;
import bellwether.domain.notice.DestinationNotice;
import bellwether.domain.notice.DestinationNotice.Event;
import bellwether.forward.OutgoingAlert;
import bellwether.forward.OutgoingSummary;
import bellwether.forward.SendResult;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/** Tests that many alerts at once are one message to each destination that people read. */
final class ForwardFloodsTest {
  private final ForwardSweep run = new ForwardSweep();

  private Delivery hold(Kind kind, String id, Duration wait) {
    Delivery held =
        Fixtures.pending(id, null, run.clock.instant())
            .forwardTo(kind.id())
            .withState(State.HELD, run.clock.instant().plus(wait), null, null);
    run.forwards.add(held);
    return held;
  }

  @Test
  void heldAlerts_areOneSummaryOfEachDestination() {
    run.set(Kind.EMAIL);
    for (int i = 0; i < 30; i++) {
      hold(Kind.EMAIL, "d" + i, Duration.ofSeconds(300 + i));
      hold(Kind.TEAMS, "d" + i, Duration.ofSeconds(300 + i));
    }
    run.sweepFor(Duration.ofMinutes(3));
    assertThat(run.receiver.summaries).as("they are collected").isEmpty();
    run.sweepFor(Duration.ofMinutes(10));

    assertThat(run.receiver.byEmail).isEmpty();
    assertThat(run.receiver.toTeams).isEmpty();
    assertThat(run.receiver.summaries)
        .hasSize(2)
        .allSatisfy(summary -> {
          assertThat(summary.reason()).startsWith("30 more alerts arrived at once");
          assertThat(summary.entries()).hasSize(20);
          assertThat(summary.moreCount()).isEqualTo(10);
          assertThat(summary.entries().getFirst().headline()).contains("Acme breached");
        })
        .extracting(OutgoingSummary::id)
        .doesNotHaveDuplicates();
    assertThat(run.forwards.all())
        .filteredOn(row -> row.notice() instanceof Alert)
        .allSatisfy(row -> {
          assertThat(row.state()).isEqualTo(State.SUMMARIZED);
          assertThat(row.outcome()).isEqualTo(Outcome.IN_SUMMARY);
        });
  }

  @Test
  void summaryThatIsNotConfirmed_isRepeatedOnceWithALabelAndReported() {
    hold(Kind.TEAMS, "d1", Duration.ZERO);
    run.receiver
        .answer(Kind.TEAMS, new SendResult.Unknown("status 502"))
        .answer(Kind.TEAMS, new SendResult.Unknown("status 502"));
    run.sweepFor(Duration.ofMinutes(30));

    assertThat(run.receiver.summaries)
        .extracting(OutgoingSummary::possibleRepeat)
        .containsExactly(false, true);
    assertThat(run.notices())
        .extracting(DestinationNotice::event)
        .containsExactly(Event.UNCONFIRMED);
  }

  @Test
  void updateOfASummarizedAlert_isSentByItselfAfterTheSummary() {
    run.set(Kind.EMAIL);
    hold(Kind.EMAIL, "d1", Duration.ofMinutes(5));
    run.queue(Kind.EMAIL, "d2", "d1");
    run.sweepFor(Duration.ofMinutes(4));
    assertThat(run.receiver.byEmail).isEmpty();
    run.sweepFor(Duration.ofMinutes(4));

    assertThat(run.receiver.summaries).hasSize(1);
    assertThat(run.receiver.byEmail)
        .singleElement()
        .satisfies(update -> {
          assertThat(update.id()).isEqualTo("d2");
          assertThat(update.first()).as("the first was not sent by itself").isNull();
        });
    assertThat(run.receiver.byEmail).extracting(OutgoingAlert::firstAlertId).containsExactly("d1");
  }
}
