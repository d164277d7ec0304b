package bellwether.app.deliver;

import static bellwether.app.Fixtures.CUSTOMER;
import static bellwether.app.Fixtures.alert;
import static bellwether.app.Fixtures.pending;
import static org.assertj.core.api.Assertions.assertThat;

import bellwether.domain.StableId;
import bellwether.domain.notice.AlertSummary;
import bellwether.domain.notice.Case;
import bellwether.domain.notice.CaseAction;
import bellwether.domain.notice.Delivery;
import bellwether.domain.notice.Delivery.State;
import bellwether.domain.notice.MessageUpdate;
import bellwether.domain.notice.Reminder;
import bellwether.slack.api.PostResult;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Tests updates of messages while cases change, and of a summary that shows several cases. */
final class SummaryUpdateTest {
  private final DeliverySweep sweep = new DeliverySweep();

  @BeforeEach
  void postAlertAndSummary() {
    Instant now = sweep.clock.instant();
    sweep.deliveries.add(pending("d1", null, now));
    List<Delivery> covered = List.of(pending("s1", null, now), pending("s2", null, now));
    AlertSummary summary = AlertSummary.of(CUSTOMER, "flood", covered, List.of(), 0);
    sweep.deliveries.add(Delivery.pending("summary", summary, now));
    covered.forEach(alert -> sweep.deliveries.add(alert.inSummary("summary")));
    sweep.sweep();
    assertThat(sweep.slack.accepted).containsExactlyInAnyOrder("d1", "summary");
  }

  private Case act(String id, CaseAction action) {
    Instant now = sweep.clock.instant();
    Case known = sweep.stores.cases().find(id).orElseGet(() -> Case.open(id, alert("Acme", now)));
    return sweep.stores.cases().save(known.apply(action, "U0ANA", now)).orElseThrow();
  }

  private String queueUpdate(Case changed) {
    sweep.clock.advance(Duration.ofMillis(1));
    String id = StableId.ofMessageUpdate(changed);
    MessageUpdate update = new MessageUpdate(CUSTOMER, changed.id());
    Delivery queued = Delivery.pending(id, update, sweep.clock.instant());
    sweep.deliveries.add(queued.withParentId(changed.id()));
    return id;
  }

  private State state(String id) {
    return sweep.stored(id).state();
  }

  @Test
  void updatesOfSeveralAlerts_areOneUpdateOfTheirSummary() {
    String first = queueUpdate(act("s1", new CaseAction.Acknowledge()));
    String second = queueUpdate(act("s2", new CaseAction.NotAffected()));

    sweep.sweep();

    assertThat(sweep.slack.updates).hasSize(1);
    assertThat(sweep.slack.updates.getFirst().blocksJson())
        .contains("acknowledged", "not affected");
    assertThat(state(first)).isEqualTo(State.SUMMARIZED);
    assertThat(state(second)).isEqualTo(State.SENT);
  }

  @Test
  void updateOfASummary_isNotSupersededByOneThatWasMadeAlready() {
    String first = queueUpdate(act("s1", new CaseAction.Acknowledge()));
    sweep.sweep();
    String second = queueUpdate(act("s2", new CaseAction.NotAffected()));
    sweep.sweep();
    assertThat(sweep.slack.updates).hasSize(2);
    assertThat(state(first)).isEqualTo(State.SENT);
    assertThat(state(second)).isEqualTo(State.SENT);
  }

  @Test
  void newestUpdate_supersedesTheOthers() {
    String first = queueUpdate(act("d1", new CaseAction.Acknowledge()));
    String second = queueUpdate(act("d1", new CaseAction.Assign("U0BOB")));
    sweep.sweep();
    assertThat(state(first)).isEqualTo(State.SUMMARIZED);
    assertThat(state(second)).isEqualTo(State.SENT);
  }

  /** One that is under way may have read the case before it changed. */
  @ParameterizedTest
  @CsvSource({"PENDING, true", "RETRY, true", "SENDING, false", "DEAD, false"})
  void newestUpdate_supersedesTheOthersUntilItBegins(State newest, boolean supersedes) {
    String first = queueUpdate(act("d1", new CaseAction.Acknowledge()));
    String second = queueUpdate(act("d1", new CaseAction.Assign("U0BOB")));
    Instant later = sweep.clock.instant().plus(Duration.ofHours(1));
    sweep.deliveries.save(sweep.stored(second).withState(newest, later, null, null));
    sweep.sweep();
    assertThat(state(first)).isEqualTo(supersedes ? State.SUMMARIZED : State.SENT);
  }

  @Test
  void caseThatChangesDuringItsUpdate_isShownAgain() {
    String update = queueUpdate(act("d1", new CaseAction.Acknowledge()));
    sweep.slack.duringCall = () -> act("d1", new CaseAction.Assign("U0BOB"));
    sweep.sweep();
    assertThat(state(update)).isEqualTo(State.RETRY);
    assertThat(sweep.stored(update).reason()).isEqualTo("the case changed during the update");

    sweep.slack.duringCall = () -> {};
    sweep.clock.advance(Duration.ofSeconds(3));
    sweep.sweep();
    assertThat(state(update)).isEqualTo(State.SENT);
    assertThat(sweep.slack.updates.getLast().blocksJson()).contains("U0BOB");
  }

  @Test
  void rejectedUpdate_keepsItsReasonAlthoughTheCaseChanged() {
    String update = queueUpdate(act("d1", new CaseAction.Acknowledge()));
    sweep.slack.duringCall = () -> act("d1", new CaseAction.Assign("U0BOB"));
    sweep.slack.answer(false, new PostResult.Rejected("is_archived", true, "unarchive it"));
    sweep.sweep();
    assertThat(state(update)).isEqualTo(State.BLOCKED);
    assertThat(sweep.stored(update).reason()).isEqualTo("is_archived: unarchive it");
  }

  @Test
  void updateThatSlackRejectsInEveryForm_isDead() {
    String update = queueUpdate(act("d1", new CaseAction.Acknowledge()));
    for (int i = 0; i < 3; i++) {
      sweep.slack.answer(false, new PostResult.InvalidMessage("invalid_blocks"));
    }
    sweep.sweep();
    assertThat(sweep.slack.updates).hasSize(3);
    assertThat(state(update)).isEqualTo(State.DEAD);
    assertThat(sweep.stored(update).reason()).isEqualTo("invalid_blocks");
  }

  @Test
  void unclearUpdate_isFollowedByOneAfterTheSettleTime() {
    String update = queueUpdate(act("d1", new CaseAction.Acknowledge()));
    sweep.slack.answer(false, new PostResult.Unknown("read timed out"));
    sweep.sweep();
    sweep.clock.advance(Duration.ofMinutes(1));
    sweep.sweep();
    assertThat(sweep.slack.updates).hasSize(2);
    assertThat(state(update)).as("the first may still arrive").isEqualTo(State.RETRY);

    sweep.clock.advance(DeliverySweep.SETTLE);
    sweep.sweep();
    assertThat(sweep.slack.updates).hasSize(3);
    assertThat(state(update)).isEqualTo(State.SENT);
  }

  @Test
  void snoozeThatEnded_isNoLongerShown() {
    Instant end = sweep.clock.instant().plus(Duration.ofHours(1));
    queueUpdate(act("d1", new CaseAction.Snooze(end)));
    sweep.sweep();
    assertThat(sweep.slack.updates.getLast().blocksJson()).contains(", snoozed until ");

    sweep.clock.advance(Duration.ofHours(1));
    queueUpdate(act("d1", new CaseAction.Assign("U0BOB")));
    sweep.sweep();
    assertThat(sweep.slack.updates.getLast().blocksJson()).doesNotContain(", snoozed until ");
  }

  @Test
  void snoozeOfACaseThatWasClosed_endsSilently() {
    Instant end = sweep.clock.instant().plus(Duration.ofHours(1));
    act("d1", new CaseAction.NotAffected());
    act("d1", new CaseAction.Snooze(end));
    Reminder reminder = new Reminder(CUSTOMER, "d1", "Acme", "U0ANA", end, null);
    sweep.deliveries.add(
        Delivery.pending("r1", reminder, sweep.clock.instant()).withParentId("d1").withDueAt(end));
    sweep.clock.advance(Duration.ofHours(1));
    sweep.sweep();
    assertThat(sweep.slack.accepted).doesNotContain("r1");
    assertThat(state("r1")).isEqualTo(State.SUMMARIZED);
  }
}
