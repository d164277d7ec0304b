package bellwether.app.deliver;

import static bellwether.app.Fixtures.CHANNEL;
import static bellwether.app.Fixtures.CUSTOMER;
import static bellwether.app.Fixtures.pending;
import static org.assertj.core.api.Assertions.assertThat;

import bellwether.app.TestClock;
import bellwether.domain.clock.Deadline;
import bellwether.domain.clock.ReportingClock;
import bellwether.domain.notice.Alert;
import bellwether.domain.notice.Case;
import bellwether.domain.notice.CaseAction;
import bellwether.domain.notice.ClockReminder;
import bellwether.domain.notice.Delivery;
import bellwether.domain.notice.Delivery.State;
import bellwether.domain.workspace.QuietHours;
import bellwether.domain.workspace.Settings;
import bellwether.match.clock.ClockRules;
import bellwether.store.memory.InMemoryStores;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Tests that reminders of deadlines are posted once, and only while they are true. */
final class ClockReminderTest {
  private final TestClock clock = TestClock.start();
  private final InMemoryStores stores = new InMemoryStores();
  private final ScriptedChannel slack = new ScriptedChannel();

  private final ReportingClock started =
      ReportingClock.start(
          "c1",
          ClockRules.find("gdpr").orElseThrow(),
          "alerted",
          clock.instant(),
          ZoneOffset.UTC,
          "U1",
          clock.instant());

  @BeforeEach
  void alert() {
    stores.deliveries().add(pending("d1", null, clock.instant()));
    sweep();
    act(new CaseAction.StartClock(started));
    remind("r1", null);
  }

  private void sweep() {
    DeliveryConfig config =
        new DeliveryConfig(CHANNEL, "C0OPS", Duration.ofMinutes(2), Duration.ofMinutes(2));
    new DeliverySweeper(stores, slack, config, clock::advance, OutageListener.NONE, clock)
        .sweep(clock.instant().plus(Duration.ofSeconds(45)));
  }

  private void act(CaseAction action) {
    Alert alert = (Alert) stores.deliveries().find("d1").orElseThrow().notice();
    Case known = stores.cases().find("d1").orElseGet(() -> Case.open("d1", alert));
    assertThat(stores.cases().save(known.apply(action, "U0ANA", clock.instant()))).isPresent();
  }

  private Instant half() {
    return started.deadlines().getFirst().reminderTimes().getFirst();
  }

  private void remind(String id, @Nullable String user) {
    Deadline deadline = started.deadlines().getFirst();
    ClockReminder reminder =
        new ClockReminder(
            CUSTOMER,
            "d1",
            "Acme",
            "c1",
            deadline.id(),
            started.regime(),
            deadline.task(),
            deadline.dueAt(),
            false,
            user);
    stores
        .deliveries()
        .add(
            Delivery.pending(id, reminder, clock.instant())
                .with(copy -> copy.parentId("d1").dueAt(half())));
  }

  private void atHalfTime() {
    clock.advance(Duration.between(clock.instant(), half()));
    sweep();
    sweep();
  }

  private State state(String id) {
    return stores.deliveries().find(id).orElseThrow().state();
  }

  @Test
  void reminder_isPostedOnceInTheThreadEvenIfTheAlertIsClosed() {
    act(new CaseAction.NotAffected());
    sweep();
    assertThat(slack.accepted).containsExactly("d1");

    atHalfTime();

    assertThat(slack.accepted).containsExactly("d1", "r1");
    assertThat(slack.threads.getLast()).isEqualTo("17.1");
    assertThat(slack.messages.getLast().text())
        .contains("Notify the supervisory authority", "not legal advice");
  }

  @Test
  void reminder_ignoresQuietHours() {
    stores
        .customers()
        .saveSettings(
            CUSTOMER,
            Settings.DEFAULTS.withQuietHours(
                new QuietHours(
                    ZoneOffset.UTC,
                    LocalTime.of(18, 0),
                    LocalTime.of(7, 0),
                    Set.of(DayOfWeek.values()))));

    atHalfTime();

    assertThat(half().atZone(ZoneOffset.UTC).getHour()).isEqualTo(21);
    assertThat(state("r1")).isEqualTo(State.SENT);
  }

  @Test
  void reminderOfADoneDeletedOrDecidedClock_isNotPosted() {
    act(new CaseAction.CompleteDeadline("c1", "authority", "Notify"));

    atHalfTime();

    assertThat(slack.accepted).containsExactly("d1");
    assertThat(state("r1")).isEqualTo(State.SUMMARIZED);
  }

  @Test
  void reminderWithoutItsClock_isNotPosted() {
    act(new CaseAction.DeleteClock("c1", started.regime()));

    atHalfTime();

    assertThat(state("r1")).isEqualTo(State.SUMMARIZED);
  }

  @Test
  void reminderAfterTheDecisionNotReportable_isNotPosted() {
    act(new CaseAction.DeclareNotReportable("c1", started.regime(), "no data"));

    atHalfTime();

    assertThat(state("r1")).isEqualTo(State.SUMMARIZED);
  }

  @Test
  void reminder_mentionsWhoIsAssignedNow() {
    act(new CaseAction.Assign("U7"));
    remind("r2", "U7");

    atHalfTime();

    assertThat(slack.accepted).containsExactly("d1", "r2");
    assertThat(slack.messages.getLast().blocksJson()).contains("U7");
    assertThat(state("r1")).isEqualTo(State.SUMMARIZED);
  }
}
