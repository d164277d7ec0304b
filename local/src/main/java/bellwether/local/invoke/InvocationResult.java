package bellwether.local.invoke;

import java.time.Duration;

/** How one call of a function ended. */
public sealed interface InvocationResult {
  /**
   * @param body what the function wrote
   * @param elapsed since the call; for the first call of a process since the process was started,
   *     so that it is the cold start
   */
  record Success(String body, Duration elapsed) implements InvocationResult {}

  /**
   * The function threw, could not be made, or its process ended.
   *
   * @param type the exception's class, or Lambda's word for what went wrong
   * @param message one line; empty where the exception has none
   */
  record Failure(String type, String message) implements InvocationResult {}

  /** No answer came in time; the process is of no more use. */
  record Timeout(Duration timeout) implements InvocationResult {}
}
