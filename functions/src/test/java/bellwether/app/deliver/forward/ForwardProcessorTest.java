package bellwether.app.deliver.forward;

import static bellwether.app.Fixtures.CUSTOMER;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import bellwether.app.Fixtures;
import bellwether.domain.destination.Destination.Kind;
import bellwether.domain.incident.Severity;
import bellwether.domain.notice.Delivery;
import bellwether.domain.notice.Delivery.Outcome;
import bellwether.domain.notice.Delivery.State;
import bellwether.domain.notice.DestinationNotice;
import bellwether.domain.workspace.Installation;
import bellwether.domain.workspace.QuietHours;
import bellwether.domain.workspace.Settings;
import bellwether.forward.OutgoingAlert;
import bellwether.forward.SendResult;
import java.time.Duration;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** Tests how alerts reach destinations other than Slack, whatever these answer. */
final class ForwardProcessorTest {
  private final ForwardSweep run = new ForwardSweep();

  @Test
  void alert_isSentOnceToEachDestination() {
    Delivery webhook = run.queue(Kind.WEBHOOK, "d1");
    Delivery teams = run.queue(Kind.TEAMS, "d1");
    run.sweep();
    run.sweep();

    assertThat(run.receiver.toWebhook).extracting(OutgoingAlert::id).containsExactly("d1");
    assertThat(run.receiver.toTeams).extracting(OutgoingAlert::id).containsExactly("d1");
    assertThat(run.stored(webhook).state()).isEqualTo(State.SENT);
    assertThat(run.stored(teams).state()).isEqualTo(State.SENT);
    assertThat(run.notices()).isEmpty();
  }

  @Test
  void alertLinksToItsMessageInSlack() {
    Delivery slack = Fixtures.pending("d1", null, run.clock.instant());
    run.stores.deliveries().add(slack.withMessageUrl("https://acme.slack.com/archives/C1/p17"));
    run.queue(Kind.TEAMS, "d1");
    run.queue(Kind.TEAMS, "d2", "d1");
    run.sweep();

    assertThat(run.receiver.toTeams)
        .extracting(OutgoingAlert::slackUrl)
        .containsExactly("https://acme.slack.com/archives/C1/p17", null);
    assertThat(run.receiver.toTeams)
        .extracting(OutgoingAlert::firstAlertId)
        .containsExactly("d1", "d1");
  }

  /** The receiver may have the event: it recognizes it by its id. */
  @Test
  void unknownOutcomeOfAWebhook_isSentAgainWithTheSameIdAfterTheSettleTime() {
    run.receiver.answer(Kind.WEBHOOK, new SendResult.Unknown("SocketTimeoutException"));
    Delivery delivery = run.queue(Kind.WEBHOOK, "d1");
    run.sweep();
    assertThat(run.stored(delivery).state()).isEqualTo(State.UNKNOWN);
    run.sweepFor(Duration.ofMinutes(4));

    assertThat(run.receiver.toWebhook)
        .extracting(OutgoingAlert::id, OutgoingAlert::possibleRepeat)
        .containsExactly(tuple("d1", false), tuple("d1", false));
    assertThat(run.stored(delivery).state()).isEqualTo(State.SENT);
  }

  @Test
  void unknownOutcomeOfTeams_isSentOnceMoreWithALabelAndThenGivenUp() {
    run.receiver
        .answer(Kind.TEAMS, new SendResult.Unknown("status 502"))
        .answer(Kind.TEAMS, new SendResult.Unknown("status 502"));
    Delivery delivery = run.queue(Kind.TEAMS, "d1");
    run.sweepFor(Duration.ofMinutes(30));

    assertThat(run.receiver.toTeams)
        .extracting(OutgoingAlert::possibleRepeat)
        .containsExactly(false, true);
    assertThat(run.stored(delivery).state()).isEqualTo(State.DEAD);
    assertThat(run.stored(delivery).reason()).contains("look there");
    assertThat(run.notices())
        .singleElement()
        .satisfies(notice -> {
          assertThat(notice.event()).isEqualTo(DestinationNotice.Event.UNCONFIRMED);
          assertThat(notice.reason()).contains("Acme breached");
        });
  }

  @Test
  void workerThatStopsBeforeItsResult_isContinuedByAnother() {
    Delivery queued = run.queue(Kind.WEBHOOK, "d1");
    run.forwards.save(
        queued.with(copy ->
            copy.state(State.SENDING)
                .claimOwner("dead")
                .triedAt(run.clock.instant())
                .dueAt(run.clock.instant().plus(Duration.ofMinutes(2)))));
    run.sweepFor(Duration.ofMinutes(8));

    assertThat(run.receiver.toWebhook).hasSize(1);
    assertThat(run.stored(queued).state()).isEqualTo(State.SENT);
  }

  @Test
  void notSent_isRetriedWithBackoff() {
    run.receiver.answer(Kind.WEBHOOK, new SendResult.NotSent("ConnectException"));
    Delivery delivery = run.queue(Kind.WEBHOOK, "d1");
    run.sweepFor(Duration.ofMinutes(2));
    assertThat(run.receiver.toWebhook).hasSize(2);
    assertThat(run.stored(delivery).state()).isEqualTo(State.SENT);
  }

  @Test
  void rateLimit_isObeyedAndIsNoFailure() {
    run.receiver.answer(Kind.WEBHOOK, new SendResult.RateLimited(Duration.ofMinutes(5)));
    run.queue(Kind.WEBHOOK, "d1");
    run.sweepFor(Duration.ofMinutes(4));
    assertThat(run.receiver.toWebhook).hasSize(1);
    run.sweepFor(Duration.ofMinutes(2));
    assertThat(run.receiver.toWebhook).hasSize(2);
    assertThat(run.notices()).isEmpty();
  }

  @Test
  void slowOrFailingWebhook_doesNotDelayTeams() {
    for (int i = 0; i < 20; i++) {
      run.receiver.answer(Kind.WEBHOOK, new SendResult.Unknown("SocketTimeoutException"));
      run.queue(Kind.WEBHOOK, "d" + i);
    }
    Delivery teams = run.queue(Kind.TEAMS, "d20");
    run.sweep();

    assertThat(run.stored(teams).state()).isEqualTo(State.SENT);
    assertThat(run.receiver.toWebhook.size()).as("paused after each").isLessThan(6);
  }

  @Test
  void update_waitsForTheFirstAlert() {
    run.receiver.answer(Kind.WEBHOOK, new SendResult.RateLimited(Duration.ofMinutes(3)));
    run.queue(Kind.WEBHOOK, "d1");
    run.sweep();
    run.queue(Kind.WEBHOOK, "d2", "d1");
    run.sweepFor(Duration.ofMinutes(8));

    assertThat(run.receiver.toWebhook)
        .extracting(OutgoingAlert::id)
        .containsExactly("d1", "d1", "d2");
  }

  @Test
  void alertOfARemovedDestination_isDropped() {
    Delivery delivery = run.queue(Kind.WEBHOOK, "d1");
    run.stores
        .destinations()
        .save(CUSTOMER, run.stores.destinations().find(CUSTOMER).without(Kind.WEBHOOK));
    run.sweep();

    assertThat(run.receiver.toWebhook).isEmpty();
    assertThat(run.stored(delivery).state()).isEqualTo(State.DEAD);
  }

  @Test
  void workspaceThatRemovedBellwether_getsNothingUntilItReturns() {
    Installation installed = new Installation(CUSTOMER, run.clock.instant(), run.clock.instant());
    run.stores.installations().save(installed);
    Delivery delivery = run.queue(Kind.WEBHOOK, "d1");
    run.sweep();
    assertThat(run.receiver.toWebhook).isEmpty();
    assertThat(run.stored(delivery).state()).isEqualTo(State.BLOCKED);

    run.stores.installations().save(new Installation(CUSTOMER, run.clock.instant(), null));
    run.sweepFor(Duration.ofMinutes(16));
    assertThat(run.receiver.toWebhook).hasSize(1);
  }

  /** People read Teams, and programs read a webhook. */
  @Test
  void quietHours_postponeTeamsOnly() {
    settings(
        Settings.DEFAULTS.withQuietHours(
            new QuietHours(ZoneOffset.UTC, LocalTime.of(8, 0), LocalTime.of(10, 0), Set.of())));
    Delivery webhook = queueQuiet(Kind.WEBHOOK);
    Delivery teams = queueQuiet(Kind.TEAMS);
    run.sweep();

    assertThat(run.stored(webhook).state()).isEqualTo(State.SENT);
    assertThat(run.stored(teams).state()).isEqualTo(State.PENDING);
    run.sweepFor(Duration.ofMinutes(70));
    assertThat(run.stored(teams).state()).isEqualTo(State.SENT);
  }

  @Test
  void minimumSeverity_appliesToTeamsOnly() {
    settings(
        Settings.DEFAULTS.withChannelMinimums(
            Map.of(Settings.DEPLOYMENT_CHANNEL, Severity.Level.CRITICAL)));
    Delivery webhook = run.queue(Kind.WEBHOOK, "d1");
    Delivery teams = run.queue(Kind.TEAMS, "d1");
    run.sweep();

    assertThat(run.stored(webhook).state()).isEqualTo(State.SENT);
    assertThat(run.stored(teams).outcome()).isEqualTo(Outcome.BELOW_MINIMUM);
  }

  private void settings(Settings settings) {
    assertThat(run.stores.customers().saveSettings(CUSTOMER, settings)).isTrue();
  }

  /** Of medium severity, so that it does not override quiet hours. */
  private Delivery queueQuiet(Kind kind) {
    Severity medium = new Severity(Severity.Level.MEDIUM, List.of());
    Delivery slack = Fixtures.pending("d1", null, run.clock.instant());
    Delivery quiet =
        slack.withNotice(Fixtures.alert("Acme", run.clock.instant()).withSeverity(medium));
    Delivery forwarded = quiet.forwardTo(kind.id());
    run.forwards.add(forwarded);
    return forwarded;
  }
}
