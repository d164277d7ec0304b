package bellwether.forward;

import java.time.Duration;

/** The result of one attempt to send, which alone decides whether it may be repeated. */
public sealed interface SendResult {

  /**
   * The receiver accepted it.
   *
   * @param receipt the receiver's id of it; empty if there is none
   */
  record Accepted(String receipt) implements SendResult {
    public Accepted() {
      this("");
    }
  }

  /** Not accepted because the receiver is busy: wait between a second and an hour. */
  record RateLimited(Duration retryAfter) implements SendResult {}

  /** Not accepted, and the same will be rejected until somebody follows the fix. */
  record Rejected(String fix) implements SendResult {}

  /** Not accepted, and nothing may be sent there any more. */
  record Closed() implements SendResult {}

  /** Certainly not received: no byte of the request was sent. */
  record NotSent(String reason) implements SendResult {}

  /** Perhaps received. */
  record Unknown(String reason) implements SendResult {}
}
