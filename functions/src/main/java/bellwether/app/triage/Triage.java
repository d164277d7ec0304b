package bellwether.app.triage;

import bellwether.domain.StableId;
import bellwether.domain.incident.ReportKind;
import bellwether.domain.notice.Alert;
import bellwether.domain.notice.Case;
import bellwether.domain.notice.CaseAction;
import bellwether.domain.notice.Delivery;
import bellwether.domain.notice.MessageUpdate;
import bellwether.domain.notice.Notice;
import bellwether.domain.notice.Reminder;
import bellwether.slack.block.SlackMessage;
import bellwether.slack.reply.CaseReplies;
import bellwether.store.CaseStore;
import bellwether.store.CustomerStore;
import bellwether.store.DeliveryStore;
import bellwether.store.Stores;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.Optional;

/**
 * Applies actions of people to alerts. Actions are idempotent, and an action on an outdated message
 * does not undo a newer one.
 */
final class Triage {
  private static final int MAX_ATTEMPTS = 10;

  /** When people are reminded of a follow-up, in the customer's time zone. */
  private static final LocalTime REMINDER_TIME = LocalTime.of(9, 0);

  private final DeliveryStore deliveries;
  private final CaseStore cases;
  private final CustomerStore customers;
  private final ClockReminders clockReminders;
  private final InstantSource clock;

  sealed interface Outcome {
    /** The action was applied; the message will be updated. */
    record Done(Case current) implements Outcome {}

    /** The alert already was in that state. */
    record AlreadyDone(Case current) implements Outcome {}

    /** Somebody acted after the message was shown. */
    record Outdated(Case current) implements Outcome {}

    record AlertNotFound() implements Outcome {}

    /** The answer to the person if nothing was done. */
    default SlackMessage explain() {
      return switch (this) {
        case Done(Case current) -> CaseReplies.alreadyDone(current);
        case AlreadyDone(Case current) -> CaseReplies.alreadyDone(current);
        case Outdated(Case current) -> CaseReplies.outdatedClick(current);
        case AlertNotFound() -> CaseReplies.alertNotFound();
      };
    }
  }

  Triage(Stores stores, InstantSource clock) {
    this.deliveries = stores.deliveries();
    this.cases = stores.cases();
    this.customers = stores.customers();
    this.clockReminders = new ClockReminders(deliveries);
    this.clock = clock;
  }

  Optional<Alert> findAlert(String team, String id) {
    return deliveries
        .find(id)
        .map(Delivery::notice)
        .filter(Alert.class::isInstance)
        .map(Alert.class::cast)
        .filter(alert -> alert.customer().equals(team) && alert.kind() == ReportKind.NEW);
  }

  /** The work on the alert so far. */
  Case currentCase(String id, Alert alert) {
    return cases.find(id).orElseGet(() -> Case.open(id, alert));
  }

  /** Today in the customer's time zone. */
  LocalDate today(String team) {
    return LocalDate.ofInstant(clock.instant(), customers.settings(team).zone());
  }

  /** When a snooze that begins now ends: to the minute, so that a repeated click counts once. */
  Instant snoozeEnd(Duration time) {
    return clock.instant().plus(time).truncatedTo(ChronoUnit.MINUTES);
  }

  /**
   * Applies the action, once, to the alert of this delivery. The turn is the number of actions that
   * the message showed.
   */
  Outcome act(String team, String user, String id, int turn, CaseAction action) {
    Optional<Alert> alert = findAlert(team, id);
    if (alert.isEmpty()) {
      return new Outcome.AlertNotFound();
    }
    for (int attempt = 1; attempt <= MAX_ATTEMPTS; attempt++) {
      Case known = currentCase(id, alert.get());
      if (known.isNoOp(action)) {
        queueMessageUpdate(known);
        return new Outcome.AlreadyDone(known);
      }
      if (action.requiresCurrentState() && known.stepCount() != turn) {
        queueMessageUpdate(known);
        return new Outcome.Outdated(known);
      }
      Case next = known.apply(action, user, clock.instant());
      // Before the case, so that none is missing if this process ends in between. A reminder of
      // what
      // was not saved is not posted.
      queueReminders(next, alert.get(), user, action);
      Optional<Case> saved = cases.save(next);
      if (saved.isPresent()) {
        queueMessageUpdate(saved.get());
        return new Outcome.Done(saved.get());
      }
    }
    throw new IllegalStateException("case contended: " + id);
  }

  private void queueReminders(Case next, Alert alert, String user, CaseAction action) {
    switch (action) {
      case CaseAction.ClockAction _, CaseAction.Assign _ ->
          clockReminders.queue(next, alert, clock.instant());
      case CaseAction.Snooze(Instant until) -> queueSnoozeEnd(next, alert, user, until);
      default -> {}
    }
    queueFollowUp(next, alert, user);
  }

  private void queueMessageUpdate(Case incidentCase) {
    if (incidentCase.version() > 0) {
      Instant now = clock.instant();
      queue(StableId.ofMessageUpdate(incidentCase), incidentCase, messageUpdate(incidentCase), now);
    }
  }

  /** Queues the reminder and an update that removes the snooze from the message. */
  private void queueSnoozeEnd(Case incidentCase, Alert alert, String user, Instant until) {
    Notice reminder =
        new Reminder(incidentCase.customer(), incidentCase.id(), alert.vendor(), user, until, null);
    queue(
        StableId.of(incidentCase.id(), "reminder", until.toString()),
        incidentCase,
        reminder,
        until);
    queue(
        StableId.of(incidentCase.id(), "awake", until.toString()),
        incidentCase,
        messageUpdate(incidentCase),
        until);
  }

  /** Queues the reminder of the follow-up, once for each day and person. */
  private void queueFollowUp(Case incidentCase, Alert alert, String user) {
    LocalDate day = incidentCase.followUp();
    if (day == null || !day.isAfter(today(incidentCase.customer()))) {
      return;
    }
    ZoneId zone = customers.settings(incidentCase.customer()).zone();
    Instant at = day.atTime(REMINDER_TIME).atZone(zone).toInstant();
    String person = incidentCase.followUpOwnerOr(user);
    queue(
        StableId.of(incidentCase.id(), "follow-up", day.toString(), person),
        incidentCase,
        new Reminder(incidentCase.customer(), incidentCase.id(), alert.vendor(), person, at, day),
        at);
  }

  private static MessageUpdate messageUpdate(Case incidentCase) {
    return new MessageUpdate(incidentCase.customer(), incidentCase.id());
  }

  private void queue(String id, Case incidentCase, Notice notice, Instant dueAt) {
    deliveries.add(
        Delivery.pending(id, notice, clock.instant())
            .with(copy -> copy.parentId(incidentCase.id()).dueAt(dueAt)));
  }
}
