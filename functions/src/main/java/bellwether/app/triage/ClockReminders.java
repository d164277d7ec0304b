package bellwether.app.triage;

import bellwether.domain.StableId;
import bellwether.domain.clock.Deadline;
import bellwether.domain.clock.ReportingClock;
import bellwether.domain.notice.Alert;
import bellwether.domain.notice.Case;
import bellwether.domain.notice.ClockReminder;
import bellwether.domain.notice.Delivery;
import bellwether.store.DeliveryStore;
import java.time.Instant;
import java.util.Objects;

/**
 * Queues the reminders of running clocks as deliveries that are due later. Their ids follow from
 * the deadline, its time and the assigned person, so that a repeated action queues nothing twice. A
 * reminder that is no longer true when it is due is not posted.
 */
record ClockReminders(DeliveryStore deliveries) {

  /**
   * Queues the reminders that are still to come. Call it before the case is saved: a reminder
   * without its clock is not posted, but a clock without its reminders would be silent.
   */
  void queue(Case next, Alert alert, Instant now) {
    for (ReportingClock clock : next.clocks()) {
      for (Deadline deadline : clock.open()) {
        for (Instant at : deadline.reminderTimes()) {
          if (at.isAfter(now)) {
            deliveries.add(reminder(next, alert, clock, deadline, at, now));
          }
        }
      }
    }
  }

  private static Delivery reminder(
      Case next, Alert alert, ReportingClock clock, Deadline deadline, Instant at, Instant now) {
    String id =
        StableId.of(
            next.id(),
            "clock",
            clock.id(),
            deadline.id(),
            deadline.dueAt().toString(),
            at.toString(),
            Objects.requireNonNullElse(next.assignee(), ""));
    ClockReminder notice =
        new ClockReminder(
            next.customer(),
            next.id(),
            alert.vendor(),
            clock.id(),
            deadline.id(),
            clock.regime(),
            deadline.task(),
            deadline.dueAt(),
            deadline.isProvisional(clock.deadlines()),
            next.assignee());
    return Delivery.pending(id, notice, now).with(copy -> copy.parentId(next.id()).dueAt(at));
  }
}
