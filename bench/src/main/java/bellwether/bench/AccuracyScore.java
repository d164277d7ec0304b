package bellwether.bench;

import bellwether.domain.incident.Role;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.function.ToDoubleFunction;
import org.jspecify.annotations.Nullable;

/**
 * Compares expected and predicted roles of vendors in items.
 *
 * <p>Intervals have 95% confidence: Wilson's for shares (doi:10.1080/01621459.1927.10502953), and
 * 1,000 seeded resamples of the items for F1.
 */
final class AccuracyScore {
  private static final double Z = 1.96;
  private static final int RESAMPLES = 1_000;
  private static final long SEED = 20_260_101;

  /**
   * One vendor in one item.
   *
   * @param expected null if the item does not name the vendor
   * @param predicted null if the vendor was not found
   */
  private record Pair(@Nullable Role expected, @Nullable Role predicted, boolean ambiguous) {
    boolean shouldAlert() {
      return expected != null && expected.triggersAlert();
    }

    boolean alerts() {
      return predicted != null && predicted.triggersAlert();
    }
  }

  private final List<List<Pair>> items = new ArrayList<>();

  void add(LabelledItem item, Map<String, Role> predicted) {
    TreeSet<String> vendors = new TreeSet<>(item.roles().keySet());
    vendors.addAll(predicted.keySet());
    List<Pair> pairs = new ArrayList<>();
    for (String vendor : vendors) {
      Role expected = item.roles().get(vendor);
      if ((expected != null || item.complete()) && !item.ignored().contains(vendor)) {
        pairs.add(new Pair(expected, predicted.get(vendor), item.isAmbiguous()));
      }
    }
    items.add(pairs);
  }

  String table() {
    StringBuilder table = new StringBuilder();
    addRow(table, "alert", Pair::alerts, Pair::shouldAlert);
    for (Role role : List.of(Role.VICTIM, Role.SOURCE)) {
      addRow(
          table,
          role.name().toLowerCase(Locale.ROOT),
          pair -> pair.predicted() == role,
          pair -> pair.expected() == role);
    }
    List<Pair> all = items.stream().flatMap(List::stream).toList();
    addShare(
        table, "mentioned, no alert", all, p -> p.expected() == Role.MENTIONED, p -> !p.alerts());
    addShare(
        table,
        "ambiguous, right entity",
        all,
        p -> p.ambiguous() && p.predicted() != null,
        p -> p.expected() != null);
    return table.toString();
  }

  private void addRow(
      StringBuilder table, String what, Predicate<Pair> predicted, Predicate<Pair> expected) {
    List<Pair> all = items.stream().flatMap(List::stream).toList();
    table.append(
        String.format(
            Locale.ROOT,
            "  %-24s precision %s  recall %s  F1 %s%n",
            what,
            wilsonInterval(count(all, predicted.and(expected)), count(all, predicted)),
            wilsonInterval(count(all, predicted.and(expected)), count(all, expected)),
            bootstrapInterval(pairs -> f1(pairs, predicted, expected))));
  }

  private static void addShare(
      StringBuilder table, String what, List<Pair> all, Predicate<Pair> of, Predicate<Pair> good) {
    table.append(
        String.format(
            Locale.ROOT,
            "  %-24s %s%n",
            what,
            wilsonInterval(count(all, of.and(good)), count(all, of))));
  }

  private static double f1(List<Pair> pairs, Predicate<Pair> predicted, Predicate<Pair> expected) {
    double either = count(pairs, predicted) + count(pairs, expected);
    return either == 0 ? 0 : 2 * count(pairs, predicted.and(expected)) / either;
  }

  private String bootstrapInterval(ToDoubleFunction<List<Pair>> measure) {
    Random random = new Random(SEED);
    double[] values = new double[RESAMPLES];
    for (int i = 0; i < RESAMPLES; i++) {
      List<Pair> sample = new ArrayList<>();
      for (int n = 0; n < items.size(); n++) {
        sample.addAll(items.get(random.nextInt(items.size())));
      }
      values[i] = measure.applyAsDouble(sample);
    }
    Arrays.sort(values);
    return String.format(
        Locale.ROOT,
        "%.3f [%.3f, %.3f]",
        measure.applyAsDouble(items.stream().flatMap(List::stream).toList()),
        values[RESAMPLES / 40],
        values[RESAMPLES - 1 - RESAMPLES / 40]);
  }

  private static long count(List<Pair> pairs, Predicate<Pair> what) {
    return pairs.stream().filter(what).count();
  }

  private static String wilsonInterval(long good, long of) {
    if (of == 0) {
      return "   –";
    }
    double share = good / (double) of;
    double middle = (share + Z * Z / (2 * of)) / (1 + Z * Z / of);
    double half =
        Z * Math.sqrt(share * (1 - share) / of + Z * Z / (4.0 * of * of)) / (1 + Z * Z / of);
    return String.format(
        Locale.ROOT, "%.3f [%.3f, %.3f] of %d", share, middle - half, middle + half, of);
  }
}
