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
 * Limits how long Slack waits for a response, leaving time to queue the request instead. See
 * https://docs.slack.dev/interactivity/implementing-slash-commands#responding_with_error_messages
 *
 * @param budget the rest of Slack's 3 seconds after a cold start, queueing and the network
 */
public record ResponseDeadline(Duration budget) {
  public static final ResponseDeadline DEFAULT = new ResponseDeadline(Duration.ofMillis(1_600));

  /** Reserved at the end of a function's time to report that it was not enough. */
  private static final Duration MARGIN = Duration.ofSeconds(1);

  /**
   * The deadline without a queue. Interrupted work is lost, so it may take all of the time that is
   * left until Lambda ends the function, even after Slack has stopped waiting.
   */
  public static ResponseDeadline withinRemaining(Duration left) {
    Duration budget = left.minus(MARGIN);
    return budget.compareTo(DEFAULT.budget) > 0 ? new ResponseDeadline(budget) : DEFAULT;
  }

  /**
   * Returns the result, or empty if it takes longer. The work is then interrupted at its next call,
   * after {@code late} has run: otherwise a frozen function would finish it hours later and
   * overwrite newer work.
   */
  <T> Optional<T> await(Callable<T> answer, Runnable late) {
    FutureTask<T> task = new FutureTask<>(answer);
    // A virtual thread, because an interrupt also ends its waiting for a socket (JEP 444).
    Thread.ofVirtual().start(task);
    try {
      return Optional.of(task.get(budget.toMillis(), TimeUnit.MILLISECONDS));
    } catch (TimeoutException e) {
      late.run();
      task.cancel(true);
      return Optional.empty();
    } catch (ExecutionException e) {
      throw toUnchecked(Objects.requireNonNull(e.getCause()));
    } catch (InterruptedException e) {
      task.cancel(true);
      Thread.currentThread().interrupt();
      return Optional.empty();
    }
  }

  private static RuntimeException toUnchecked(Throwable cause) {
    if (cause instanceof RuntimeException thrown) {
      return thrown;
    }
    if (cause instanceof Error error) {
      throw error;
    }
    return new CompletionException(cause);
  }
}
