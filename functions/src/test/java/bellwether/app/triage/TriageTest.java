package bellwether.app.triage;

import static bellwether.app.Fixtures.CUSTOMER;
import static bellwether.app.Fixtures.pending;
import static org.assertj.core.api.Assertions.assertThat;

import bellwether.app.TestClock;
import bellwether.app.triage.Triage.Outcome;
import bellwether.domain.notice.Case;
import bellwether.domain.notice.Case.Status;
import bellwether.domain.notice.CaseAction;
import bellwether.domain.notice.Delivery;
import bellwether.domain.notice.MessageUpdate;
import bellwether.domain.notice.Reminder;
import bellwether.domain.workspace.Settings;
import bellwether.store.CaseStore;
import bellwether.store.DeliveryStore;
import bellwether.store.memory.InMemoryStores;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

final class TriageTest {
  private final TestClock clock = TestClock.start();
  private final InMemoryStores stores = new InMemoryStores();
  private final DeliveryStore deliveries = stores.deliveries();
  private final CaseStore cases = stores.cases();
  private final Triage triage = new Triage(stores, clock);

  @BeforeEach
  void addAlert() {
    deliveries.add(pending("d1", null, clock.instant()));
  }

  private Outcome act(String user, int turn, CaseAction action) {
    return triage.act(CUSTOMER, user, "d1", turn, action);
  }

  private List<Delivery> otherDeliveries() {
    return deliveries.findDue(clock.instant().plus(Duration.ofDays(99)), 50).stream()
        .filter(delivery -> !delivery.id().equals("d1"))
        .toList();
  }

  @Test
  void click_recordsUserAndTimeAndQueuesAMessageUpdate() {
    Outcome outcome = act("U1", 0, new CaseAction.Acknowledge());

    Case now = cases.find("d1").orElseThrow();
    assertThat(outcome).isEqualTo(new Outcome.Done(now));
    assertThat(now.status()).isEqualTo(Status.ACKNOWLEDGED);
    assertThat(now.steps())
        .containsExactly(new Case.Step(clock.instant(), "U1", new CaseAction.Acknowledge()));
    assertThat(otherDeliveries())
        .extracting(Delivery::notice)
        .containsExactly(new MessageUpdate(CUSTOMER, "d1"));
  }

  @Test
  @Tag("case-61")
  void repeatedClick_isAppliedOnce() {
    act("U1", 0, new CaseAction.Acknowledge());

    assertThat(act("U1", 0, new CaseAction.Acknowledge())).isInstanceOf(Outcome.AlreadyDone.class);
    assertThat(act("U2", 1, new CaseAction.Acknowledge())).isInstanceOf(Outcome.AlreadyDone.class);
    assertThat(cases.find("d1").orElseThrow().steps()).hasSize(1);
    assertThat(otherDeliveries()).hasSize(1);
  }

  @Test
  void outdatedClick_doesNotUndoANewerState() {
    act("U1", 0, new CaseAction.NotAffected());

    assertThat(act("U2", 0, new CaseAction.Acknowledge())).isInstanceOf(Outcome.Outdated.class);
    assertThat(cases.find("d1").orElseThrow().status()).isEqualTo(Status.NOT_AFFECTED);

    assertThat(act("U2", 1, new CaseAction.Reopen())).isInstanceOf(Outcome.Done.class);
  }

  @Test
  void assign_isAcceptedOnAnyState() {
    act("U1", 0, new CaseAction.Acknowledge());

    assertThat(act("U2", 0, new CaseAction.Assign("U7"))).isInstanceOf(Outcome.Done.class);
    assertThat(cases.find("d1").orElseThrow().assignee()).isEqualTo("U7");
    assertThat(cases.find("d1").orElseThrow().status()).isEqualTo(Status.ACKNOWLEDGED);
  }

  @Test
  void otherTeam_cannotFindTheAlert() {
    assertThat(triage.act("T0OTHER", "U1", "d1", 0, new CaseAction.Acknowledge()))
        .isEqualTo(new Outcome.AlertNotFound());
    assertThat(cases.find("d1")).isEmpty();
  }

  @Test
  void snooze_queuesAReminderForItsEnd() {
    Instant until = clock.instant().plus(Duration.ofDays(1));

    act("U1", 0, new CaseAction.Snooze(until));

    assertThat(otherDeliveries())
        .filteredOn(delivery -> until.equals(delivery.dueAt()))
        .extracting(Delivery::notice)
        .containsExactlyInAnyOrder(
            new Reminder(CUSTOMER, "d1", "Acme", "U1", until, null),
            new MessageUpdate(CUSTOMER, "d1"));
  }

  private List<Reminder> followUpReminders() {
    return otherDeliveries().stream()
        .map(Delivery::notice)
        .filter(Reminder.class::isInstance)
        .map(Reminder.class::cast)
        .toList();
  }

  @Test
  void followUp_remindsItsOwnerInTheMorningOfTheDayInTheCustomersZone() {
    stores
        .customers()
        .saveSettings(CUSTOMER, Settings.DEFAULTS.withZone(ZoneId.of("Asia/Kolkata")));
    LocalDate day = LocalDate.of(2026, 3, 9);

    act("U1", 0, new CaseAction.Affected(new Case.Impact("mail", null, day)));
    assertThat(followUpReminders())
        .containsExactly(
            new Reminder(CUSTOMER, "d1", "Acme", "U1", Instant.parse("2026-03-09T03:30:00Z"), day));

    act("U2", 1, new CaseAction.Assign("U7"));
    assertThat(followUpReminders())
        .extracting(Reminder::userId)
        .containsExactlyInAnyOrder("U1", "U7");
    assertThat(cases.find("d1").orElseThrow().followUpOwnerOr("U1")).isEqualTo("U7");
  }

  @Test
  void followUp_ofAClosedAlertIsOver() {
    LocalDate day = LocalDate.of(2026, 3, 9);
    act("U1", 0, new CaseAction.Affected(new Case.Impact("mail", "U8", day)));
    assertThat(cases.find("d1").orElseThrow().followUp()).isEqualTo(day);

    act("U1", 1, new CaseAction.NotAffected());
    assertThat(cases.find("d1").orElseThrow().followUp()).isNull();
  }

  @Test
  void concurrentClicks_loseNoStep() throws Exception {
    List<Callable<Outcome>> clicks = new ArrayList<>();
    for (int i = 0; i < 8; i++) {
      String person = "U" + i;
      clicks.add(() -> act(person, 0, new CaseAction.Assign(person)));
    }
    int done = 0;
    try (ExecutorService people = Executors.newFixedThreadPool(8)) {
      for (Future<Outcome> outcome : people.invokeAll(clicks)) {
        done += outcome.get() instanceof Outcome.Done ? 1 : 0;
      }
    }

    assertThat(cases.find("d1").orElseThrow().steps()).hasSize(done);
    assertThat(done).isEqualTo(8);
  }

  @Test
  void anyOrderOfClicks_endsInTheLastAppliedState() {
    long seed = 20261125;
    Random random = new Random(seed);
    List<CaseAction> actions =
        List.of(
            new CaseAction.Acknowledge(), new CaseAction.NotAffected(), new CaseAction.Reopen());
    for (int round = 0; round < 500; round++) {
      String id = "r" + round;
      deliveries.add(pending(id, null, clock.instant()));
      Status last = Status.OPEN;
      int turns = 0;
      for (int i = 0; i < 12; i++) {
        int seen = random.nextInt(turns + 1);
        CaseAction action = actions.get(random.nextInt(actions.size()));
        Outcome outcome = triage.act(CUSTOMER, "U1", id, seen, action);
        if (outcome instanceof Outcome.Done(Case now)) {
          assertThat(seen).as("seed %d round %d", seed, round).isEqualTo(turns);
          last = now.status();
          turns++;
        }
      }
      assertThat(cases.find(id).map(Case::status).orElse(Status.OPEN))
          .as("seed %d round %d", seed, round)
          .isEqualTo(last);
    }
  }
}
