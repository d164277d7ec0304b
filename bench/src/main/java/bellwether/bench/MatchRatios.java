package bellwether.bench;

import bellwether.bench.MatchSpeed.NameSearch;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;

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
  private static final String OURS = "bellwether";
  private static final String WHOLE = "bellwether-whole";
  private static final List<String> PEERS =
      List.of("hankcs", "ahocorasick", "n-gram", "lucene-monitor");
  private static final int SMALL = 300;
  private static final int LARGE = 200_000;
  private static final int ROUNDS = 15;
  private static final long WARM_UP_NANOS = 2_000_000_000L;
  private static final long ROUND_NANOS = 200_000_000L;

  private MatchRatios() {}

  /** A library, the texts that it searches, and the nanoseconds per text in each round. */
  private static final class Contestant {
    private final NameSearch search;
    private final List<String> texts;
    private final String built;
    private final double[] nanos = new double[ROUNDS];
    private int perRound;
    private int position;
    private long hitCount;

    Contestant(NameSearch search, List<String> texts, String built) {
      this.search = search;
      this.texts = texts;
      this.built = built;
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
    List<String> peers = arguments.length == 0 ? PEERS : List.of(arguments);
    List<String> names = SyntheticNames.generate(LARGE);
    List<String> texts = SyntheticNames.texts(names);
    NameSearch warm = MatchSpeed.search(OURS, names.subList(0, LARGE / 10));
    warm.count(texts.getFirst());
    Map<String, Contestant> few = runContest(SMALL, names.subList(0, SMALL), texts, peers);
    Map<String, Contestant> many = runContest(LARGE, names, texts, peers);
    Contestant a = contestant(few, OURS);
    Contestant b = contestant(many, OURS);
    for (int round = 0; round < ROUNDS; round++) {
      a.round(round);
      b.round(round);
    }
    System.out.printf(
        Locale.ROOT,
        "%,d instead of %,d names: %.2f times the time%n",
        LARGE,
        SMALL,
        Measurements.medianRatio(b.nanos, a.nanos));
  }

  private static Map<String, Contestant> runContest(
      int size, List<String> names, List<String> texts, List<String> peers) throws IOException {
    System.out.printf(
        Locale.ROOT,
        "%n%,d names%n%-17s %9s %8s %9s %8s %9s %7s%n",
        size,
        "",
        "build ms",
        "heap MB",
        "MB/s",
        "µs/2 KB",
        "to ours",
        "hits");
    List<String> all = new ArrayList<>(List.of(OURS, WHOLE));
    all.addAll(peers);
    Map<String, Contestant> contestants = new TreeMap<>();
    for (String who : all) {
      long before = Measurements.usedHeap();
      long start = System.nanoTime();
      NameSearch search = MatchSpeed.search(who, names);
      double millis = Measurements.millisSince(start);
      double megabytes = (Measurements.usedHeap() - before) / 1e6;
      String built = String.format(Locale.ROOT, "%9.0f %8.1f", millis, megabytes);
      contestants.put(who, new Contestant(search, texts, built));
    }
    for (String who : all) {
      contestant(contestants, who).warmUp();
    }
    for (int round = 0; round < ROUNDS; round++) {
      for (String who : all) {
        contestant(contestants, who).round(round);
      }
    }
    double bytes = texts.stream().mapToInt(String::length).average().orElseThrow();
    for (String who : all) {
      Contestant one = contestant(contestants, who);
      double nanos = Measurements.median(one.nanos);
      System.out.printf(
          Locale.ROOT,
          "%-17s %s %9.2f %8.1f %9.2f %7d%n",
          who,
          one.built,
          bytes / nanos * 1e3,
          nanos / 1e3,
          Measurements.medianRatio(one.nanos, contestant(contestants, OURS).nanos),
          hits(one.search, texts));
    }
    return contestants;
  }

  private static Contestant contestant(Map<String, Contestant> contestants, String who) {
    return Objects.requireNonNull(contestants.get(who));
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
