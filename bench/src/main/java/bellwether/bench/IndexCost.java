package bellwether.bench;

import bellwether.match.Matcher;
import java.lang.ref.Reference;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.function.Supplier;

/**
 * What 200,000 names cost to build into our index and to hold, and what twice as much hostile text
 * costs. Of its peers org.ahocorasick and hankcs take minutes to build these names.
 *
 * <pre>
 * mvn -q package -DskipTests dependency:copy-dependencies -pl functions,local,bench
 * java -Xmx3g -cp 'bench/target/classes:bench/target/dependency/*' bellwether.bench.IndexCost
 * </pre>
 */
public final class IndexCost {
  private static final int NAMES = 200_000;
  private static final int ROUNDS = 5;
  private static final int HALF_MEGABYTE = 500_000;

  private IndexCost() {}

  /** Prints the median build time, the heap held, and the ratios of hostile texts. */
  public static void main(String[] arguments) {
    List<String> names = Names200k.of(NAMES);
    var vendors = MatchSpeed.vendors(names);
    print("bellwether", () -> Matcher.of(vendors));
    Matcher matcher = Matcher.of(vendors);
    for (String piece :
        List.of(
            "a ", "a", names.getFirst() + " ", names.getLast() + ", ", "Hackers stole data of ")) {
      String half = piece.repeat(HALF_MEGABYTE / piece.length());
      System.out.printf(
          Locale.ROOT,
          "1 MB of \"%s\" beside 0.5 MB: %.2f times%n",
          piece.strip(),
          micros(() -> matcher.spellings(half + half)) / micros(() -> matcher.spellings(half)));
    }
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

  private static double micros(Supplier<Object> work) {
    double[] micros = new double[ROUNDS * 3];
    for (int i = 0; i < micros.length; i++) {
      long start = System.nanoTime();
      var _ = work.get();
      micros[i] = (System.nanoTime() - start) / 1e3;
    }
    Arrays.sort(micros);
    return micros[micros.length / 2];
  }

  private static long heap() {
    for (int i = 0; i < 3; i++) {
      System.gc();
    }
    Runtime runtime = Runtime.getRuntime();
    return runtime.totalMemory() - runtime.freeMemory();
  }
}
