package bellwether.local.invoke;

import java.time.Duration;

/** The outcome of one call of a function. */
public sealed interface InvocationResult {
  /**
   * @param body what the function wrote
   * @param elapsed the time since the call; for the first call, since the start of the process
   */
  record Success(String body, Duration elapsed) implements InvocationResult {}

  /**
   * The function or its constructor threw an exception, or its process ended.
   *
   * @param type the exception's class, or Lambda's error type
   * @param message one line; may be empty
   */
  record Failure(String type, String message) implements InvocationResult {}

  /** No response in time; the process can't be used again. */
  record Timeout(Duration timeout) implements InvocationResult {}
}
