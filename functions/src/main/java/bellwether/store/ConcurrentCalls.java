package bellwether.store;

import java.util.Comparator;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Consumer;

/** Makes independent calls of stores at the same time, a few at once. */
public final class ConcurrentCalls {
  /**
   * The connections that the JDK keeps open to one host, and so the calls that need no new TLS
   * handshake ({@code http.maxConnections} in the JDK's "Networking Properties").
   */
  private static final int MAX_CONCURRENT = 5;

  /** If a table fails, so many calls are made to it and no more. */
  private static final int GROUP_SIZE = 100;

  private ConcurrentCalls() {}

  /**
   * Makes all calls, whichever of them fail.
   *
   * @return the results in the order of the calls
   * @throws StoreException if a store failed; another exception only if no store did
   */
  public static <T> List<T> callAll(List<Callable<T>> calls) {
    List<Future<T>> results;
    try (ExecutorService threads =
        Executors.newFixedThreadPool(
            Math.clamp(calls.size(), 1, MAX_CONCURRENT), Thread.ofVirtual().factory())) {
      results = threads.invokeAll(calls);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new StoreException("interrupted", e);
    }
    results.stream()
        .filter(result -> result.state() == Future.State.FAILED)
        .map(Future::exceptionNow)
        .max(Comparator.comparing(StoreException.class::isInstance))
        .ifPresent(failure -> {
          throw unchecked(failure);
        });
    return results.stream().map(Future::resultNow).toList();
  }

  /**
   * Makes a call for each value, group by group, and none after a group with a failure. The call
   * for a single value is made in this thread.
   *
   * @throws StoreException as {@link #callAll}
   */
  public static <T> void forEach(List<T> values, Consumer<T> call) {
    if (values.size() == 1) {
      call.accept(values.getFirst());
      return;
    }
    for (int from = 0; from < values.size(); from += GROUP_SIZE) {
      callAll(
          values.subList(from, Math.min(values.size(), from + GROUP_SIZE)).stream()
              .map(value -> Executors.callable(() -> call.accept(value)))
              .toList());
    }
  }

  private static RuntimeException unchecked(Throwable failure) {
    return switch (failure) {
      case RuntimeException defect -> defect;
      case Error error -> throw error;
      default -> new IllegalStateException(failure);
    };
  }
}
