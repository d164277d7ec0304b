package bellwether.app.match;

import bellwether.domain.advisory.Advisory;
import bellwether.domain.incident.Severity;
import bellwether.domain.notice.Alert;
import bellwether.domain.notice.Delivery;
import bellwether.domain.notice.Delivery.Outcome;
import bellwether.domain.notice.Delivery.State;
import bellwether.domain.workspace.Settings;
import bellwether.store.DeliveryStore;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;

/** Decides whether the first alert of an incident is posted at once or waits for a summary. */
record FirstAlerts(DeliveryStore deliveries, FloodLimit floodLimit, InstantSource clock) {
  /** An incident that was reported this long before the first read of a feed still needs work. */
  private static final Duration RECENT = Duration.ofDays(7);

  /** The summary of a first read releases its alerts; those that it missed wait no longer. */
  private static final Duration MAX_FIRST_READ_HOLD = Duration.ofMinutes(30);

  private static final String HISTORY_REASON = "more than 7 days old when its feed was first read";

  Delivery delivery(String id, Alert message, Advisory advisory) {
    if (advisory.firstRead()) {
      return ofFirstRead(id, message, advisory);
    }
    Instant now = clock.instant();
    Delivery pending = Delivery.pending(id, message, now);
    return isHeld(message)
        ? pending.with(copy -> copy.state(State.HELD).dueAt(now.plus(floodLimit.holdTime())))
        : pending;
  }

  /** A recent incident waits for the summary of the first read, which only counts older ones. */
  private Delivery ofFirstRead(String id, Alert message, Advisory advisory) {
    Instant now = clock.instant();
    if (advisory.reportedAt().isBefore(advisory.seenAt().minus(RECENT))) {
      return Delivery.suppressed(id, null, message, Outcome.FIRST_READ, HISTORY_REASON, now);
    }
    Instant seenLimit = advisory.seenAt().plus(MAX_FIRST_READ_HOLD);
    Instant nextGroup = now.plus(floodLimit.holdTime());
    return Delivery.pending(id, message, now)
        .withState(
            State.HELD,
            seenLimit.isAfter(nextGroup) ? seenLimit : nextGroup,
            Outcome.FIRST_READ,
            null);
  }

  /**
   * Whether the alert must wait for a summary, because the customer got too many recently. The most
   * urgent alerts never wait. The index may lag by a moment, so a few more may get through.
   */
  private boolean isHeld(Alert alert) {
    return !Settings.isTopTier(alert)
        && alert.severity().level() != Severity.Level.CRITICAL
        && floodLimit.isReached(
            limit -> deliveries.findRecent(alert.customer(), limit), clock.instant());
  }
}
