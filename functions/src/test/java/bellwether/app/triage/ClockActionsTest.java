package bellwether.app.triage;

import static bellwether.app.Fixtures.CUSTOMER;
import static bellwether.app.Fixtures.pending;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import bellwether.app.TestClock;
import bellwether.app.triage.Triage.Outcome;
import bellwether.domain.clock.ReportingClock;
import bellwether.domain.notice.Case;
import bellwether.domain.notice.CaseAction;
import bellwether.domain.notice.ClockReminder;
import bellwether.domain.notice.Delivery;
import bellwether.domain.timeline.Moment;
import bellwether.match.clock.ClockRules;
import bellwether.store.memory.InMemoryStores;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

final class ClockActionsTest {
  private final TestClock clock = TestClock.start();
  private final InMemoryStores stores = new InMemoryStores();
  private final Triage triage = new Triage(stores, clock);

  @BeforeEach
  void addAlert() {
    stores.deliveries().add(pending("d1", null, clock.instant()));
  }

  private ReportingClock clock(String rule, Instant anchor, String user) {
    return ReportingClock.start(
        rule + anchor,
        ClockRules.find(rule).orElseThrow(),
        "alerted",
        anchor,
        ZoneOffset.UTC,
        user,
        clock.instant());
  }

  private Outcome start(String rule, String user) {
    return act(user, new CaseAction.StartClock(clock(rule, clock.instant(), user)));
  }

  private Outcome act(String user, CaseAction action) {
    return triage.act(CUSTOMER, user, "d1", 0, action);
  }

  private Case currentCase() {
    return stores.cases().find("d1").orElseThrow();
  }

  private List<Delivery> reminders() {
    return stores.deliveries().all().stream()
        .filter(delivery -> delivery.notice() instanceof ClockReminder)
        .toList();
  }

  @Test
  void startedClock_queuesItsRemindersInTheThreadOfTheAlert() {
    Instant now = clock.instant();

    assertThat(start("dora-classified", "U1")).isInstanceOf(Outcome.Done.class);

    assertThat(reminders())
        .hasSize(6)
        .allSatisfy(reminder -> assertThat(reminder.parentId()).isEqualTo("d1"))
        .extracting(Delivery::dueAt)
        .contains(now.plus(Duration.ofHours(2)), now.plus(Duration.ofMinutes(210)));
  }

  @Test
  void repeatedAction_queuesNoReminderTwice() {
    start("nis2", "U1");
    int queued = reminders().size();

    // As after a crash between the queue and the case.
    new ClockReminders(stores.deliveries())
        .queue(
            currentCase(),
            triage.findAlert(CUSTOMER, "d1").orElseThrow(),
            clock.instant().minusSeconds(1));
    assertThat(start("nis2", "U2")).isInstanceOf(Outcome.AlreadyDone.class);

    assertThat(reminders()).hasSize(queued).hasSize(6);
    assertThat(currentCase().clocks()).hasSize(1);
    assertThat(currentCase().clocks().getFirst().startedBy()).isEqualTo("U1");
  }

  @Test
  void sameClockStartedByManyAtOnce_isStartedOnce() throws Exception {
    int done = 0;
    try (ExecutorService people = Executors.newFixedThreadPool(8)) {
      List<Callable<Outcome>> clicks =
          IntStream.range(0, 8)
              .<Callable<Outcome>>mapToObj(i -> () -> start("gdpr", "U" + i))
              .toList();
      for (Future<Outcome> outcome : people.invokeAll(clicks)) {
        done += outcome.get() instanceof Outcome.Done ? 1 : 0;
      }
    }

    assertThat(done).isEqualTo(1);
    assertThat(currentCase().clocks()).hasSize(1);
    assertThat(currentCase().steps()).hasSize(1);
    assertThat(reminders()).hasSize(2);
  }

  @Test
  void clockThatStartedEarlier_hasOnlyTheRemindersThatAreStillToCome() {
    Instant anchor = clock.instant().minus(Duration.ofHours(40));

    act("U1", new CaseAction.StartClock(clock("gdpr", anchor, "U1")));

    assertThat(reminders())
        .singleElement()
        .satisfies(
            last -> assertThat(last.dueAt()).isEqualTo(anchor.plus(Duration.parse("PT64H48M"))));
  }

  @Test
  void newAssignee_getsRemindersOfTheirOwn() {
    start("gdpr", "U1");
    act("U1", new CaseAction.Assign("U7"));

    assertThat(reminders().stream().map(each -> ((ClockReminder) each.notice()).userId()))
        .containsExactlyInAnyOrder(null, null, "U7", "U7");
  }

  @Test
  void doneStep_movesTheRemindersOfTheNext() {
    start("dora-classified", "U1");
    String id = currentCase().clocks().getFirst().id();
    clock.advance(Duration.ofHours(1));

    act("U2", new CaseAction.CompleteDeadline(id, "initial", "Send the initial notification"));

    Case now = currentCase();
    assertThat(now.clocks().getFirst().deadline("initial").orElseThrow().doneBy()).isEqualTo("U2");
    assertThat(reminders().stream().map(each -> (ClockReminder) each.notice()))
        .filteredOn(reminder -> reminder.deadlineId().equals("intermediate"))
        .extracting(ClockReminder::dueAt, ClockReminder::provisional)
        .contains(tuple(clock.instant().plus(Duration.ofDays(3)), false));
    assertThat(act("U3", new CaseAction.CompleteDeadline(id, "initial", "Send it")))
        .isInstanceOf(Outcome.AlreadyDone.class);
  }

  @Test
  void notReportable_isADecisionWithItsReasonAndName() {
    start("gdpr", "U1");
    ReportingClock started = currentCase().clocks().getFirst();
    String hostile = "<!channel> =cmd()|\n\u202eno data";

    act("U2", new CaseAction.DeclareNotReportable(started.id(), started.regime(), hostile));

    assertThat(currentCase().clocks().getFirst().notReportable())
        .isEqualTo(new ReportingClock.NotReportable(clock.instant(), "U2", hostile));
    assertThat(currentCase().timeline().first(Moment.Kind.DECIDED))
        .hasValueSatisfying(decision -> {
          assertThat(decision.source()).isEqualTo("U2");
          assertThat(decision.detail()).isEqualTo("not reportable: GDPR, controller");
        });
    assertThat(act("U1", new CaseAction.DeleteClock(started.id(), started.regime())))
        .as("a decision is evidence")
        .isInstanceOf(Outcome.AlreadyDone.class);
  }

  @Test
  void deletedClock_isGoneAndTheStepStays() {
    start("gdpr", "U1");
    ReportingClock started = currentCase().clocks().getFirst();

    act("U1", new CaseAction.DeleteClock(started.id(), started.regime()));

    assertThat(currentCase().clocks()).isEmpty();
    assertThat(currentCase().steps())
        .extracting(step -> step.action().description())
        .containsExactly(
            "started the clock “GDPR, controller” from 2026-03-02 09:00 UTC (alerted)",
            "deleted the clock “GDPR, controller”");
  }

  @Test
  void clocks_areLimited() {
    for (int i = 0; i <= Case.MAX_CLOCKS; i++) {
      Instant anchor = clock.instant().minusSeconds(60L * i);
      act("U1", new CaseAction.StartClock(clock("gdpr", anchor, "U1")));
    }

    assertThat(currentCase().clocks()).hasSize(Case.MAX_CLOCKS);
  }
}
