package bellwether.app;

import java.time.Duration;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * Waits for an answer as long as leaves time to hand the work on while Slack waits for ours. See
 * https://docs.slack.dev/interactivity/implementing-slash-commands#responding_with_error_messages
 *
 * @param budget what is left of the 3 seconds after the start of a cold function, the handing on,
 *     and the way there and back
 */
public record ResponseDeadline(Duration budget) {
  public static final ResponseDeadline DEFAULT = new ResponseDeadline(Duration.ofMillis(1_600));

  /** Kept back of a function's time to say that it was not enough. */
  private static final Duration MARGIN = Duration.ofSeconds(1);

  /**
   * For where nobody takes work over: whatever is broken off is never done, so it is waited for
   * even after Slack has given up.
   *
   * @param left until the function itself is ended
   */
  public static ResponseDeadline withinRemaining(Duration left) {
    Duration budget = left.minus(MARGIN);
    return budget.compareTo(DEFAULT.budget) > 0 ? new ResponseDeadline(budget) : DEFAULT;
  }

  /**
   * The answer, or empty if it takes longer. What was begun is then broken off at its next call: a
   * function that sleeps until the next request would end it hours later, over newer work.
   */
  <T> Optional<T> await(Callable<T> answer) {
    return await(answer, () -> {});
  }

  /**
   * The same.
   *
   * @param late is run before what was begun is broken off
   */
  <T> Optional<T> await(Callable<T> answer, Runnable late) {
    FutureTask<T> asked = new FutureTask<>(answer);
    // Virtual, because an interrupt ends its waiting for a socket too (JEP 444).
    Thread.ofVirtual().start(asked);
    try {
      return Optional.of(asked.get(budget.toMillis(), TimeUnit.MILLISECONDS));
    } catch (TimeoutException e) {
      late.run();
      asked.cancel(true);
      return Optional.empty();
    } catch (ExecutionException e) {
      throw unwrapped(Objects.requireNonNull(e.getCause()));
    } catch (InterruptedException e) {
      asked.cancel(true);
      Thread.currentThread().interrupt();
      return Optional.empty();
    }
  }

  private static RuntimeException unwrapped(Throwable cause) {
    if (cause instanceof RuntimeException thrown) {
      return thrown;
    }
    if (cause instanceof Error error) {
      throw error;
    }
    return new CompletionException(cause);
  }
}
