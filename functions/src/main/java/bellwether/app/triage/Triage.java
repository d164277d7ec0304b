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
import bellwether.store.CaseStore;
import bellwether.store.DeliveryStore;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;

/**
 * Applies actions of people to alerts. Actions are idempotent, and an action on an outdated message
 * does not undo a newer one.
 */
final class Triage {
  private static final int MAX_ATTEMPTS = 10;

  private final DeliveryStore deliveries;
  private final CaseStore cases;
  private final InstantSource clock;

  sealed interface Outcome {
    /** The action was applied; the message will be updated. */
    record Done(Case current) implements Outcome {}

    /** The alert already was in that state. */
    record AlreadyDone(Case current) implements Outcome {}

    /** Somebody acted after the message was shown. */
    record Outdated(Case current) implements Outcome {}

    record AlertNotFound() implements Outcome {}
  }

  Triage(DeliveryStore deliveries, CaseStore cases, InstantSource clock) {
    this.deliveries = deliveries;
    this.cases = cases;
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
      Case known = cases.find(id).orElseGet(() -> Case.open(id, alert.get()));
      if (known.isNoOp(action)) {
        queueMessageUpdate(known);
        return new Outcome.AlreadyDone(known);
      }
      if (action.requiresCurrentState() && known.stepCount() != turn) {
        queueMessageUpdate(known);
        return new Outcome.Outdated(known);
      }
      Optional<Case> saved = cases.save(known.apply(action, user, clock.instant()));
      if (saved.isPresent()) {
        queueMessageUpdate(saved.get());
        if (action instanceof CaseAction.Snooze(Instant until)) {
          queueReminder(saved.get(), alert.get(), user, until);
        }
        return new Outcome.Done(saved.get());
      }
    }
    throw new IllegalStateException("case contended: " + id);
  }

  private void queueMessageUpdate(Case incidentCase) {
    if (incidentCase.version() > 0) {
      Instant now = clock.instant();
      queue(StableId.ofMessageUpdate(incidentCase), incidentCase, messageUpdate(incidentCase), now);
    }
  }

  /** Queues the reminder and an update that removes the snooze from the message. */
  private void queueReminder(Case incidentCase, Alert alert, String user, Instant until) {
    Notice reminder =
        new Reminder(incidentCase.customer(), incidentCase.id(), alert.vendor(), user, until);
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

  private static MessageUpdate messageUpdate(Case incidentCase) {
    return new MessageUpdate(incidentCase.customer(), incidentCase.id());
  }

  private void queue(String id, Case incidentCase, Notice notice, Instant dueAt) {
    deliveries.add(
        Delivery.pending(id, notice, clock.instant())
            .with(copy -> copy.parentId(incidentCase.id()).dueAt(dueAt)));
  }
}
