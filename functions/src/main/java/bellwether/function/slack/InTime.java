package bellwether.function.slack;

import java.time.Duration;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Supplier;

/**
 * Waits for an answer as long as Slack waits for ours, so that a slow table ends in words and not
 * in Slack's own error. See
 * https://docs.slack.dev/interactivity/implementing-slash-commands#responding_with_error_messages
 *
 * @param budget of the 3 seconds what is left for the way there and back
 */
record InTime(Duration budget) {
  static final InTime USUAL = new InTime(Duration.ofMillis(2_400));

  /**
   * The answer, or empty if it takes longer. What was begun then goes on: every command can be
   * given twice.
   */
  <T> Optional<T> ask(Supplier<T> answer) {
    CompletableFuture<T> asked =
        CompletableFuture.supplyAsync(answer, task -> Thread.ofVirtual().start(task));
    try {
      return Optional.of(asked.get(budget.toMillis(), TimeUnit.MILLISECONDS));
    } catch (TimeoutException e) {
      return Optional.empty();
    } catch (ExecutionException e) {
      throw unwrapped(Objects.requireNonNull(e.getCause()));
    } catch (InterruptedException e) {
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
