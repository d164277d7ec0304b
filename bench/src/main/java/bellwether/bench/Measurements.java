package bellwether.bench;

import java.util.Arrays;
import java.util.stream.IntStream;

/** Statistics and readings that several benchmarks use. */
final class Measurements {
  private Measurements() {}

  static double median(double[] values) {
    double[] sorted = values.clone();
    Arrays.sort(sorted);
    int half = sorted.length / 2;
    return sorted.length % 2 == 1 ? sorted[half] : (sorted[half - 1] + sorted[half]) / 2;
  }

  /** Returns the median of the ratios of the values at the same positions. */
  static double medianRatio(double[] values, double[] others) {
    return median(
        IntStream.range(0, values.length).mapToDouble(i -> values[i] / others[i]).toArray());
  }

  static double millisSince(long startNanos) {
    return (System.nanoTime() - startNanos) / 1e6;
  }

  /** Returns the bytes of heap in use after garbage collection. */
  static long usedHeap() {
    for (int i = 0; i < 3; i++) {
      System.gc();
    }
    return Runtime.getRuntime().totalMemory() - Runtime.getRuntime().freeMemory();
  }
}
