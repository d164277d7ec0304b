package bellwether.app.deliver;

import bellwether.domain.notice.Delivery;
import java.time.Instant;
import java.util.Optional;

/** What came of taking up one delivery. */
sealed interface DeliveryOutcome {

  /** It stands elsewhere now. */
  record StateChanged() implements DeliveryOutcome {}

  /** It is in Slack, as its customer's workspace takes what we post. */
  record Posted() implements DeliveryOutcome {}

  /**
   * It waits, as all of its customer's do, for the whole workspace takes nothing.
   *
   * @param reason with what to do, in plain words
   */
  record WorkspaceRejected(String reason) implements DeliveryOutcome {}

  /** It was let be: somebody else was faster, or nothing is left to do. */
  record Unchanged() implements DeliveryOutcome {}

  /** Slack takes it then at the earliest. */
  record RateLimited(Instant until) implements DeliveryOutcome {}

  /** By what the store made of a write. */
  static DeliveryOutcome of(Optional<Delivery> saved) {
    return of(saved.isPresent());
  }

  static DeliveryOutcome of(boolean moved) {
    return moved ? new StateChanged() : new Unchanged();
  }
}
