package bellwether.app.deliver;

import static bellwether.app.Fixtures.CHANNEL;
import static bellwether.app.Fixtures.CUSTOMER;
import static bellwether.app.Fixtures.pending;
import static org.assertj.core.api.Assertions.assertThat;

import bellwether.app.TestClock;
import bellwether.domain.StableId;
import bellwether.domain.incident.Confidence;
import bellwether.domain.incident.Severity;
import bellwether.domain.notice.Case;
import bellwether.domain.notice.Case.IncidentState;
import bellwether.domain.notice.CaseAction;
import bellwether.domain.notice.Delivery.State;
import bellwether.domain.notice.DeliveryBuilder;
import bellwether.domain.notice.MessageUpdate;
import bellwether.domain.notice.Notice;
import bellwether.domain.notice.Reminder;
import bellwether.slack.api.PostResult;
import bellwether.store.memory.InMemoryCaseStore;
import bellwether.store.memory.InMemoryDeliveryStore;
import bellwether.store.memory.InMemoryStores;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Tests that the message of an alert shows the current case, even after failures. */
final class MessageUpdaterTest {
  private final TestClock clock = TestClock.start();
  private final InMemoryStores stores = new InMemoryStores();
  private final InMemoryDeliveryStore deliveries = stores.deliveries();
  private final InMemoryCaseStore cases = stores.cases();
  private final ScriptedChannel slack = new ScriptedChannel();

  @BeforeEach
  void alert() {
    deliveries.add(pending("d1", null, clock.instant()));
  }

  private void sweep() {
    DeliveryConfig config =
        new DeliveryConfig(CHANNEL, "C0OPS", Duration.ofMinutes(2), Duration.ofMinutes(2));
    new DeliverySweeper(stores, slack, config, clock::advance, OutageListener.NONE, clock)
        .sweep(clock.instant().plus(Duration.ofSeconds(45)));
  }

  private Case applyAction(CaseAction action) {
    IncidentState present =
        new IncidentState(2, Confidence.CONFIRMED, new Severity(Severity.Level.HIGH, List.of()));
    Case known = cases.find("d1").orElseGet(() -> Case.open("d1", CUSTOMER, present));
    return cases.save(known.apply(action, "U0ANA", clock.instant())).orElseThrow();
  }

  private void addNotice(String id, Notice notice, Instant dueAt) {
    deliveries.add(
        DeliveryBuilder.builder()
            .id(id)
            .parentId("d1")
            .notice(notice)
            .state(State.PENDING)
            .dueAt(dueAt)
            .createdAt(clock.instant())
            .build());
  }

  private State state(String id) {
    return deliveries.find(id).orElseThrow().state();
  }

  @Test
  void message_isPostedWithButtonsAndUpdatedAfterActions() {
    sweep();
    applyAction(new CaseAction.Acknowledge());
    addNotice("r1", new MessageUpdate(CUSTOMER, "d1"), clock.instant());

    sweep();

    assertThat(slack.accepted).containsExactly("d1");
    assertThat(slack.updates).hasSize(1);
    assertThat(slack.updates.getFirst().blocksJson())
        .contains("acknowledged it")
        .contains("\"user_id\":\"U0ANA\"")
        .contains("case.affected", "case.menu")
        .doesNotContain("case.acknowledge");
    assertThat(state("r1")).isEqualTo(State.SENT);
  }

  @Test
  void updateBeforeItsMessage_waits() {
    applyAction(new CaseAction.Acknowledge());
    addNotice("a-first", new MessageUpdate(CUSTOMER, "d1"), clock.instant().minusSeconds(9));

    sweep();
    clock.advance(Duration.ofSeconds(6));
    sweep();

    assertThat(slack.updates).hasSize(1);
    assertThat(state("a-first")).isEqualTo(State.SENT);
  }

  @Test
  void unansweredUpdate_isRetriedAndNeverPosted() {
    sweep();
    applyAction(new CaseAction.Acknowledge());
    slack.answer(false, new PostResult.Unknown("SocketTimeoutException"));
    addNotice("r1", new MessageUpdate(CUSTOMER, "d1"), clock.instant());

    sweep();
    clock.advance(Duration.ofMinutes(1));
    sweep();

    assertThat(slack.updates).hasSize(2);
    assertThat(slack.accepted).containsExactly("d1");
    assertThat(slack.lookupCount).isZero();
  }

  @Test
  void manyStatesAtOnce_areShownOnce() {
    sweep();
    for (CaseAction action :
        List.of(new CaseAction.Acknowledge(), new CaseAction.Assign("U0ANA"))) {
      addNotice(
          StableId.ofMessageUpdate(applyAction(action)),
          new MessageUpdate(CUSTOMER, "d1"),
          clock.instant());
    }

    sweep();

    assertThat(slack.updates).hasSize(1);
    assertThat(slack.updates.getFirst().blocksJson()).contains("acknowledged", "assigned it to");
  }

  @Test
  void deletedMessage_isNotUpdated() {
    sweep();
    applyAction(new CaseAction.Acknowledge());
    slack.answer(
        false, new PostResult.Rejected("message_not_found", false, "post outside of the thread"));
    addNotice("r1", new MessageUpdate(CUSTOMER, "d1"), clock.instant());

    sweep();

    assertThat(state("r1")).isEqualTo(State.DEAD);
    assertThat(slack.accepted).containsExactly("d1");
  }

  @Test
  void followUp_remindsWhoIsResponsibleOnThatDay() {
    sweep();
    LocalDate day = LocalDate.of(2026, 3, 9);
    Instant at = day.atTime(9, 0).toInstant(ZoneOffset.UTC);
    applyAction(new CaseAction.Affected(new Case.Impact("mail", null, day)));
    addNotice("f1", new Reminder(CUSTOMER, "d1", "Acme", "U1", at, day), at);
    applyAction(new CaseAction.Assign("U7"));
    addNotice("f2", new Reminder(CUSTOMER, "d1", "Acme", "U7", at, day), at);

    clock.advance(Duration.between(clock.instant(), at));
    sweep();

    assertThat(slack.accepted).containsExactly("d1", "f2");
    assertThat(slack.messages.getLast().blocksJson()).contains("follow-up is due", "U7");
    assertThat(state("f1")).isEqualTo(State.SUMMARIZED);
  }

  @Test
  void postedAlert_keepsItsAddressInSlack() {
    sweep();

    assertThat(deliveries.find("d1").orElseThrow().messageUrl())
        .isEqualTo("https://acme.slack.com/archives/" + CHANNEL + "/p17.1");
  }

  @Test
  void endOfASnooze_isPostedInTheThreadUnlessResolved() {
    sweep();
    Instant until = clock.instant().plus(Duration.ofDays(1));
    applyAction(new CaseAction.Snooze(until));
    addNotice("s1", new Reminder(CUSTOMER, "d1", "Acme", "U1", until, null), until);

    sweep();
    assertThat(slack.accepted).containsExactly("d1");
    clock.advance(Duration.ofDays(1));
    sweep();
    assertThat(slack.accepted).containsExactly("d1", "s1");
    assertThat(slack.threads.getLast()).isEqualTo("17.1");

    Instant later = clock.instant().plus(Duration.ofDays(1));
    applyAction(new CaseAction.Snooze(later));
    addNotice("s2", new Reminder(CUSTOMER, "d1", "Acme", "U1", later, null), later);
    applyAction(new CaseAction.NotAffected());
    clock.advance(Duration.ofDays(1));
    sweep();
    assertThat(slack.accepted).containsExactly("d1", "s1");
    assertThat(state("s2")).isEqualTo(State.SUMMARIZED);
  }
}
