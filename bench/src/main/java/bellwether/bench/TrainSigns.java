package bellwether.bench;

import bellwether.domain.Role;
import bellwether.domain.Vendor;
import bellwether.local.command.VendorFile;
import bellwether.match.Finding;
import bellwether.match.Matcher;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/**
 * Learns what signs are worth where no rule of matching speaks, and writes the weights that the
 * match room reads.
 *
 * <pre>
 * mvn -q package -DskipTests dependency:copy-dependencies -pl functions,local,bench
 * java -cp 'bench/target/classes:bench/target/dependency/*' bellwether.bench.TrainSigns \
 *     functions/src/main/resources/bellwether/match/weights.txt ITEMS.jsonl VENDORS.csv ...
 * </pre>
 *
 * <p>Pairs of items and vendors follow one another; {@code names} instead of vendors takes every
 * organisation that the items label as a vendor. First it prints what five folds by vendor
 * foretell.
 */
public final class TrainSigns {
  private static final int FOLDS = 5;

  /** A sign seen less often teaches nothing. */
  private static final int FEWEST = 3;

  /** The ridge: found by cross-validation among 1, 2, 3 and 8. */
  private static final double RIDGE = 2;

  private static final double[] THRESHOLDS = {.5, .6, .65, .7, .8};

  /** One vendor of which no rule said anything. */
  private record Sample(String vendor, Set<String> signs, Role role) {}

  private final List<Sample> samples = new ArrayList<>();

  private TrainSigns() {}

  /** The first argument is the file to write; then items and vendors in turn. */
  public static void main(String[] arguments) throws IOException {
    if (arguments.length < 3 || arguments.length % 2 == 0) {
      System.err.println("usage: TrainSigns WEIGHTS.txt ITEMS.jsonl VENDORS.csv|names ...");
      System.exit(2);
    }
    TrainSigns training = new TrainSigns();
    for (int i = 1; i < arguments.length; i += 2) {
      training.read(Path.of(arguments[i]), arguments[i + 1]);
    }
    training.foretell();
    training.write(Path.of(arguments[0]));
  }

  private void read(Path file, String vendors) throws IOException {
    List<Labelled> items = vendors.equals("names") ? Labelled.byNames(file) : Labelled.read(file);
    List<Vendor> list =
        vendors.equals("names")
            ? items.stream()
                .flatMap(item -> item.roles().keySet().stream())
                .distinct()
                .map(Vendor::named)
                .toList()
            : new VendorFile(Path.of(vendors), note -> {}).read();
    Matcher matcher = Matcher.of(list);
    int before = samples.size();
    for (Labelled item : items) {
      if (!item.isUncertain()) {
        matcher.explain(item.item()).findings().stream()
            .filter(finding -> !finding.signs().isEmpty())
            .forEach(finding -> add(item, finding));
      }
    }
    System.out.printf(Locale.ROOT, "%s: %d samples%n", file.getFileName(), samples.size() - before);
  }

  private void add(Labelled item, Finding finding) {
    String vendor = finding.match().vendor().name();
    Role role = item.roles().get(vendor);
    if (!item.ignored().contains(vendor) && (role != null || item.complete())) {
      samples.add(new Sample(vendor, finding.signs(), role == null ? Role.MENTIONED : role));
    }
  }

  private void foretell() {
    double[] right = new double[THRESHOLDS.length];
    double[] given = new double[THRESHOLDS.length];
    for (int i = 0; i < FOLDS; i++) {
      int fold = i;
      Softmax model = learn(samples.stream().filter(one -> fold(one) != fold).toList());
      for (Sample sample : samples.stream().filter(one -> fold(one) == fold).toList()) {
        double alert = 1 - model.of(sample.signs())[0];
        for (int t = 0; t < THRESHOLDS.length; t++) {
          given[t] += alert >= THRESHOLDS[t] ? 1 : 0;
          right[t] += alert >= THRESHOLDS[t] && sample.role().alerts() ? 1 : 0;
        }
      }
    }
    long wanted = samples.stream().filter(one -> one.role().alerts()).count();
    System.out.printf(
        Locale.ROOT, "%d samples, %d to be told; by vendor, in folds:%n", samples.size(), wanted);
    for (int t = 0; t < THRESHOLDS.length; t++) {
      System.out.printf(
          Locale.ROOT,
          "  from %.2f on: precision %.3f, recall %.3f%n",
          THRESHOLDS[t],
          right[t] / Math.max(1, given[t]),
          right[t] / wanted);
    }
  }

  private static int fold(Sample sample) {
    return Math.floorMod(sample.vendor().hashCode(), FOLDS);
  }

  private static Softmax learn(List<Sample> samples) {
    Map<String, Integer> count = new HashMap<>();
    samples.forEach(one -> one.signs().forEach(sign -> count.merge(sign, 1, Integer::sum)));
    count.values().removeIf(n -> n < FEWEST);
    Softmax model = new Softmax(count.keySet(), RIDGE);
    model.learn(
        samples.stream().map(Sample::signs).toList(),
        samples.stream().map(one -> classOf(one.role())).toList());
    return model;
  }

  private static int classOf(Role role) {
    return switch (role) {
      case MENTIONED -> 0;
      case VICTIM -> 1;
      case SOURCE -> 2;
    };
  }

  private void write(Path file) throws IOException {
    List<String> lines = new ArrayList<>();
    lines.add("# Learned by bench.TrainSigns: weight for victim | weight for source | sign");
    Map<String, double[]> weights = new TreeMap<>(learn(samples).weights());
    weights.forEach((sign, weight) -> {
      if (Arrays.stream(weight).anyMatch(one -> Math.abs(one) >= .05)) {
        lines.add(
            String.format(
                Locale.ROOT,
                "%5.2f | %5.2f | %s",
                weight[1] - weight[0],
                weight[2] - weight[0],
                sign));
      }
    });
    Files.write(file, lines);
    System.out.printf(Locale.ROOT, "%d weights in %s%n", lines.size() - 1, file.getFileName());
  }
}
