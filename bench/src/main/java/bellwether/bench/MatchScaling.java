package bellwether.bench;

import bellwether.domain.advisory.Advisory;
import bellwether.domain.advisory.StatedFacts;
import bellwether.domain.vendor.Vendor;
import bellwether.match.Matcher;
import bellwether.match.names.NameIndex;
import bellwether.match.text.Words;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.IntSupplier;
import java.util.stream.IntStream;

/**
 * Measures how the time grows when a hostile text doubles: about 2 if the work is linear, 4 if it
 * is quadratic.
 *
 * <pre>
 * mvn -q package -DskipTests dependency:copy-dependencies -pl functions,local,bench
 * java -Xmx3g -XX:+UseSerialGC -cp 'bench/target/classes:bench/target/dependency/*' \
 *     bellwether.bench.MatchScaling
 * </pre>
 *
 * <p>{@link Words} truncates every text at {@link Words#MAX_CHARS}, so doubling a longer text would
 * measure nothing. The index is measured on untruncated words of 0.5 and 1 MB; matching as a whole
 * on 30 and 60 KB.
 */
public final class MatchScaling {
  private static final int ROUNDS = 7;
  private static final int INDEX_CHARS = 500_000;
  private static final int MATCHER_CHARS = 30_000;
  private static final int NAME_COUNT = 10_000;
  private static final double MAX_RATIO = 2.2;

  private static final long WARM_UP_NANOS = 1_500_000_000L;

  /** A call that takes longer needs no more warm-up. */
  private static final double SLOW_CALL_MILLIS = 1_500;

  private MatchScaling() {}

  private record HostileText(String label, List<Vendor> vendors, String fragment) {}

  /** Prints a line for each text: milliseconds for it, for twice the text, and their ratio. */
  public static void main(String[] arguments) {
    System.out.printf(
        Locale.ROOT, "%-44s %-28s %s%n", "", "index, 0.5 and 1 MB", "matcher, 30 and 60 KB");
    for (HostileText hostile : hostileTexts()) {
      NameIndex index = new NameIndex(hostile.vendors());
      Matcher matcher = Matcher.of(hostile.vendors());
      Words once = Words.ofUntruncated(repeatToLength(hostile.fragment(), INDEX_CHARS));
      Words twice = Words.ofUntruncated(repeatToLength(hostile.fragment(), 2 * INDEX_CHARS));
      String half = repeatToLength(hostile.fragment(), MATCHER_CHARS);
      String full = repeatToLength(hostile.fragment(), 2 * MATCHER_CHARS);
      System.out.printf(
          Locale.ROOT,
          "%-44s %-28s %s%n",
          hostile.label(),
          measure(() -> index.find(once).size(), () -> index.find(twice).size()),
          measure(() -> matchCount(matcher, half), () -> matchCount(matcher, full)));
    }
    String endless = repeatToLength("a", INDEX_CHARS);
    System.out.printf(
        Locale.ROOT,
        "%-44s %s%n",
        "reading one endless word, 0.5 and 1 MB",
        measure(
            () -> Words.ofUntruncated(endless).size(),
            () -> Words.ofUntruncated(endless + endless).size()));
  }

  private static List<HostileText> hostileTexts() {
    List<Vendor> chain =
        List.of(Vendor.ofName("a a a a a a a a a a a b"), Vendor.ofName("a a a a a a b"));
    String prefixes = "Kuba Lorn Mivo Narp Olen Pask Quon Rist Solv Tarn Ulmo ";
    List<Vendor> prefix = new ArrayList<>();
    for (int words = 1; words <= 11; words++) {
      String name = String.join(" ", List.of(prefixes.split(" ")).subList(0, words)) + " Vantor";
      prefix.add(Vendor.ofName(name));
    }
    List<String> aliases =
        IntStream.range(0, NAME_COUNT).mapToObj(i -> "Kuba Lorn Mivo Narp Olen Xq" + i).toList();
    List<Vendor> many =
        IntStream.range(0, NAME_COUNT).mapToObj(i -> Vendor.ofName("Vantor Zq" + i)).toList();
    List<Vendor> excluding =
        List.of(
            new Vendor(
                "Zorba", List.of(), List.of(), List.of(), null, null, List.of("Vantor Group")));
    return List.of(
        new HostileText("\"a a a a\", as in every name", chain, "a "),
        new HostileText("the prefixes of eleven names, never a name", prefix, prefixes),
        new HostileText(
            "the prefix of 10,000 aliases of one vendor",
            List.of(new Vendor("Zorba", List.of(), aliases, List.of(), null, null, List.of())),
            "Kuba Lorn Mivo Narp Olen "),
        new HostileText("one name repeated", List.of(Vendor.ofName("Zorba")), "Zorba "),
        new HostileText(
            "one name in sentences", List.of(Vendor.ofName("Zorba")), "Zorba was hacked. "),
        new HostileText("10,000 vendors one after another", many, ""),
        new HostileText("a name and a phrase that it excludes", excluding, "Zorba, Vantor Group, "),
        new HostileText("one endless word", chain, "a"),
        new HostileText("names that are not listed", chain, "Vantor Zorba "),
        new HostileText("one endless sentence", chain, "hackers stole the data of customers and "));
  }

  /** Repeats the fragment; without one, the names of the 10,000 vendors. */
  private static String repeatToLength(String fragment, int length) {
    StringBuilder text = new StringBuilder(length + 100);
    for (int i = 0; text.length() < length; i++) {
      text.append(fragment.isEmpty() ? "Vantor Zq" + i % NAME_COUNT + ", " : fragment);
    }
    return text.substring(0, length);
  }

  private static int matchCount(Matcher matcher, String text) {
    return matcher
        .match(
            new Advisory(
                "1", "bench", "A breach", null, text, null, StatedFacts.NONE, Instant.EPOCH))
        .size();
  }

  private static String measure(IntSupplier once, IntSupplier twice) {
    double[] one = new double[ROUNDS];
    double[] two = new double[ROUNDS];
    int rounds = 0;
    long warm = System.nanoTime() + WARM_UP_NANOS;
    while (rounds < ROUNDS) {
      one[rounds] = millis(once);
      two[rounds] = millis(twice);
      rounds += two[rounds] > SLOW_CALL_MILLIS || System.nanoTime() > warm ? 1 : 0;
    }
    double ratio = Measurements.medianRatio(two, one);
    return String.format(
        Locale.ROOT,
        "%7.2f %8.2f ms %5.2f%s",
        Measurements.median(one),
        Measurements.median(two),
        ratio,
        ratio > MAX_RATIO ? " !" : "");
  }

  private static double millis(IntSupplier work) {
    long start = System.nanoTime();
    if (work.getAsInt() < 0) {
      throw new IllegalStateException("a negative count");
    }
    return Measurements.millisSince(start);
  }
}
