package bellwether.app.deliver;

import java.time.Instant;

/** The result of processing one delivery once. */
public sealed interface StepResult {

  /** The delivery is in another state. */
  record StateChanged() implements StepResult {}

  /** The delivery arrived, so its receiver accepts what is sent. */
  record Posted() implements StepResult {}

  /**
   * The customer's whole workspace rejects posts.
   *
   * @param reason includes the fix
   */
  record WorkspaceRejected(String reason) implements StepResult {}

  /** Another worker was faster, or there is nothing left to do. */
  record Unchanged() implements StepResult {}

  /** The channel accepts no post before that time. */
  record RateLimited(Instant until) implements StepResult {}
}
