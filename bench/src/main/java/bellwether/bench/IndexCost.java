package bellwether.bench;

import bellwether.match.Matcher;
import java.lang.ref.Reference;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.function.Supplier;

/**
 * What 200,000 names cost to build into our index and to hold, as a median: {@link MatchRatios} has
 * its peers, and {@link MatchScaling} what twice as much hostile text costs.
 *
 * <pre>
 * mvn -q package -DskipTests dependency:copy-dependencies -pl functions,local,bench
 * java -Xmx3g -cp 'bench/target/classes:bench/target/dependency/*' bellwether.bench.IndexCost
 * </pre>
 */
public final class IndexCost {
  private static final int NAMES = 200_000;
  private static final int ROUNDS = 5;

  private IndexCost() {}

  /** Prints the median build time and the heap held. */
  public static void main(String[] arguments) {
    List<String> names = SyntheticNames.generate(NAMES);
    var vendors = MatchSpeed.vendors(names);
    print("bellwether", () -> Matcher.of(vendors));
  }

  private static void print(String who, Supplier<Object> index) {
    double[] millis = new double[ROUNDS];
    long held = 0;
    for (int i = 0; i < ROUNDS; i++) {
      long before = heap();
      long start = System.nanoTime();
      Object built = index.get();
      millis[i] = (System.nanoTime() - start) / 1e6;
      try {
        held = heap() - before;
      } finally {
        Reference.reachabilityFence(built);
      }
    }
    Arrays.sort(millis);
    System.out.printf(
        Locale.ROOT, "%s: built in %.0f ms, %d MB%n", who, millis[ROUNDS / 2], held >> 20);
  }

  private static long heap() {
    for (int i = 0; i < 3; i++) {
      System.gc();
    }
    Runtime runtime = Runtime.getRuntime();
    return runtime.totalMemory() - runtime.freeMemory();
  }
}
