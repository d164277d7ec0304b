package bellwether.store;

import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;

/** Runs several writers of one row at the same time. */
final class ConcurrentWriters {
  static final int WRITER_COUNT = 8;

  /** The action of one writer, which gets its number. */
  interface Writer {
    boolean write(int number) throws Exception;
  }

  private ConcurrentWriters() {}

  /** The number of writers whose action returned true. */
  static long countWinners(Writer writer) throws Exception {
    CyclicBarrier start = new CyclicBarrier(WRITER_COUNT);
    try (ExecutorService threads = Executors.newFixedThreadPool(WRITER_COUNT)) {
      List<Callable<Boolean>> writers =
          IntStream.range(0, WRITER_COUNT)
              .<Callable<Boolean>>mapToObj(number ->
                  () -> {
                    start.await();
                    return writer.write(number);
                  })
              .toList();
      long winners = 0;
      for (Future<Boolean> outcome : threads.invokeAll(writers)) {
        winners += outcome.get() ? 1 : 0;
      }
      return winners;
    }
  }
}
