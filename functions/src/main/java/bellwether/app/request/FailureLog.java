package bellwether.app.request;

import java.util.function.BooleanSupplier;
import java.util.function.Consumer;

/**
 * Logs failures under a reference that may be shown to people: the id of the invocation, which
 * Lambda's own log lines contain too.
 */
public record FailureLog(String reference, Consumer<String> sink) {
  private static final int MAX_FRAMES = 12;

  /**
   * Returns a log that is silent while the condition holds: interrupted work is expected to fail.
   */
  public FailureLog silencedWhen(BooleanSupplier silent) {
    return new FailureLog(
        reference,
        line -> {
          if (!silent.getAsBoolean()) {
            sink.accept(line);
          }
        });
  }

  /** Logs a text that contains nothing of the request. */
  public void record(String message) {
    sink.accept("failed " + message + " reference=" + reference + "\n");
  }

  /** Logs classes and stack frames only: messages of exceptions may quote a request or a secret. */
  public void record(String message, Throwable failure) {
    StringBuilder line =
        new StringBuilder("failed ").append(message).append(" reference=").append(reference);
    int causes = 0;
    for (Throwable t = failure; t != null && causes < 4; t = t.getCause(), causes++) {
      line.append(" cause=").append(t.getClass().getName());
      StackTraceElement[] frames = t.getStackTrace();
      for (int i = 0; i < Math.min(frames.length, MAX_FRAMES); i++) {
        line.append(" at ").append(frames[i]);
      }
    }
    sink.accept(line.append('\n').toString());
  }
}
