package bellwether.bench;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * Compares the search for names with other libraries in one JVM: time to build, heap, and time for
 * a text of 2 KB. They run in turn, so that noise from other processes affects all of them.
 *
 * <pre>
 * mvn -q package -DskipTests dependency:copy-dependencies -pl functions,local,bench
 * java -Xmx3g -XX:+UseSerialGC -cp 'bench/target/classes:bench/target/dependency/*' \
 *     bellwether.bench.MatchRatios
 * </pre>
 *
 * <p>JMH is not used, because it does not measure the time to build and the heap, and its forks run
 * minutes apart. A ratio is the median of the ratios of each round. Arguments select the libraries
 * to compare with.
 */
public final class MatchRatios {
  private static final List<String> LIBRARIES =
      List.of("hankcs", "ahocorasick", "n-gram", "lucene-monitor");
  private static final int SMALL = 300;
  private static final int LARGE = 200_000;
  private static final int ROUNDS = 15;
  private static final long WARM_UP_NANOS = 2_000_000_000L;
  private static final long ROUND_NANOS = 200_000_000L;

  private MatchRatios() {}

  /** A search, and the nanoseconds per text in each round. */
  private static final class Contestant {
    private final String library;
    private final List<String> texts;
    private final NameSearch search;
    private final double buildMillis;
    private final double heapMegabytes;
    private final double[] nanos = new double[ROUNDS];
    private int perRound;
    private int position;
    private long hitCount;

    Contestant(String library, List<String> names, List<String> texts) throws IOException {
      this.library = library;
      this.texts = texts;
      long before = Measurements.usedHeap();
      long start = System.nanoTime();
      this.search = NameSearch.create(library, names);
      this.buildMillis = Measurements.millisSince(start);
      this.heapMegabytes = (Measurements.usedHeap() - before) / 1e6;
    }

    void warmUp() throws IOException {
      long start = System.nanoTime();
      int done = 0;
      while (System.nanoTime() - start < WARM_UP_NANOS) {
        search(1);
        done++;
      }
      perRound = (int) Math.max(1, done * ROUND_NANOS / (System.nanoTime() - start));
    }

    void round(int round) throws IOException {
      long start = System.nanoTime();
      search(perRound);
      nanos[round] = (double) (System.nanoTime() - start) / perRound;
    }

    private void search(int count) throws IOException {
      for (int i = 0; i < count; i++) {
        position = position + 1 == texts.size() ? 0 : position + 1;
        hitCount += search.count(texts.get(position));
      }
      if (hitCount < 0) {
        throw new IllegalStateException("a negative count");
      }
    }
  }

  /** Prints a table of all libraries at both sizes, and how much slower Bellwether gets. */
  public static void main(String[] arguments) throws IOException {
    List<String> libraries = new ArrayList<>(List.of("bellwether", "bellwether-whole"));
    libraries.addAll(arguments.length == 0 ? LIBRARIES : List.of(arguments));
    List<String> names = SyntheticNames.generate(LARGE);
    List<String> texts = SyntheticNames.texts(names);
    NameSearch.create("bellwether", names.subList(0, LARGE / 10)).count(texts.getFirst());
    List<List<Contestant>> both = new ArrayList<>();
    for (int size : new int[] {SMALL, LARGE}) {
      both.add(runContest(libraries, names.subList(0, size), texts));
    }
    Contestant small = both.getFirst().getFirst();
    Contestant large = both.getLast().getFirst();
    for (int round = 0; round < ROUNDS; round++) {
      small.round(round);
      large.round(round);
    }
    System.out.printf(
        Locale.ROOT,
        "%,d instead of %,d names: %.2f times the time%n",
        LARGE,
        SMALL,
        Measurements.medianRatio(large.nanos, small.nanos));
  }

  private static List<Contestant> runContest(
      List<String> libraries, List<String> names, List<String> texts) throws IOException {
    List<Contestant> contestants = new ArrayList<>();
    for (String library : libraries) {
      contestants.add(new Contestant(library, names, texts));
    }
    for (Contestant contestant : contestants) {
      contestant.warmUp();
    }
    for (int round = 0; round < ROUNDS; round++) {
      for (Contestant contestant : contestants) {
        contestant.round(round);
      }
    }
    System.out.printf(
        Locale.ROOT,
        "%n%,d names%n%-17s %9s %8s %9s %8s %9s %7s%n",
        names.size(),
        "",
        "build ms",
        "heap MB",
        "MB/s",
        "µs/2 KB",
        "ratio",
        "hits");
    double bytes = texts.stream().mapToInt(String::length).average().orElseThrow();
    for (Contestant contestant : contestants) {
      double nanos = Measurements.median(contestant.nanos);
      System.out.printf(
          Locale.ROOT,
          "%-17s %9.0f %8.1f %9.2f %8.1f %9.2f %7d%n",
          contestant.library,
          contestant.buildMillis,
          contestant.heapMegabytes,
          bytes / nanos * 1e3,
          nanos / 1e3,
          Measurements.medianRatio(contestant.nanos, contestants.getFirst().nanos),
          hits(contestant.search, texts));
    }
    return contestants;
  }

  /** Counts the hits in a hundred texts; the libraries nearly agree. */
  private static int hits(NameSearch search, List<String> texts) throws IOException {
    int hits = 0;
    for (String text : texts.subList(0, 100)) {
      hits += search.count(text);
    }
    return hits;
  }
}
