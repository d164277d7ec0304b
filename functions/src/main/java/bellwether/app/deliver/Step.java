package bellwether.app.deliver;

import bellwether.domain.notice.Delivery;
import java.time.Instant;
import java.util.Optional;

/** What came of taking up one delivery. */
sealed interface Step {

  /** It stands elsewhere now. */
  record Moved() implements Step {}

  /** It is in Slack, as its customer's workspace takes what we post. */
  record Posted() implements Step {}

  /**
   * It waits, as all of its customer's do, for the whole workspace takes nothing.
   *
   * @param reason with what to do, in plain words
   */
  record ShutOut(String reason) implements Step {}

  /** It was let be: somebody else was faster, or nothing is left to do. */
  record Still() implements Step {}

  /** Slack takes it then at the earliest. */
  record Busy(Instant until) implements Step {}

  /** By what the store made of a write. */
  static Step of(Optional<Delivery> saved) {
    return of(saved.isPresent());
  }

  static Step of(boolean moved) {
    return moved ? new Moved() : new Still();
  }
}
