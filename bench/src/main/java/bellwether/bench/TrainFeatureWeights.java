package bellwether.bench;

import bellwether.domain.incident.Role;
import bellwether.domain.vendor.Vendor;
import bellwether.local.command.VendorFileReader;
import bellwether.match.Matcher;
import bellwether.match.roles.Finding;
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
 * Learns the weights of features for names that no rule decides, and writes the file that matching
 * reads.
 *
 * <pre>
 * mvn -q package -DskipTests dependency:copy-dependencies -pl functions,local,bench
 * java -cp 'bench/target/classes:bench/target/dependency/*' bellwether.bench.TrainFeatureWeights \
 *     functions/src/main/resources/bellwether/match/text/weights.txt ITEMS.jsonl VENDORS.csv ...
 * </pre>
 *
 * <p>Each file of items is followed by its vendors, or by {@code names} to take every organization
 * that the items label. Cross-validation in five folds by vendor is printed first.
 */
public final class TrainFeatureWeights {
  private static final int FOLDS = 5;

  /** Features that occur less often are ignored. */
  private static final int MIN_OCCURRENCES = 3;

  /** Chosen by cross-validation among 1, 2, 3 and 8. */
  private static final double RIDGE = 2;

  private static final double[] THRESHOLDS = {.5, .6, .65, .7, .8};

  /** A vendor in an item that no rule decided. */
  private record Sample(String vendor, Set<String> features, Role role) {}

  private final List<Sample> samples = new ArrayList<>();

  private TrainFeatureWeights() {}

  public static void main(String[] arguments) throws IOException {
    if (arguments.length < 3 || arguments.length % 2 == 0) {
      System.err.println(
          "usage: TrainFeatureWeights WEIGHTS.txt ITEMS.jsonl VENDORS.csv|names ...");
      System.exit(2);
    }
    TrainFeatureWeights training = new TrainFeatureWeights();
    for (int i = 1; i < arguments.length; i += 2) {
      training.readSamples(Path.of(arguments[i]), arguments[i + 1]);
    }
    training.crossValidate();
    training.write(Path.of(arguments[0]));
  }

  private void readSamples(Path file, String vendors) throws IOException {
    List<LabelledItem> items =
        vendors.equals("names") ? LabelledItem.readByNames(file) : LabelledItem.read(file);
    List<Vendor> list =
        vendors.equals("names")
            ? items.stream()
                .flatMap(item -> item.roles().keySet().stream())
                .distinct()
                .map(Vendor::ofName)
                .toList()
            : VendorFileReader.read(Path.of(vendors), _ -> {});
    Matcher matcher = Matcher.of(list);
    int before = samples.size();
    for (LabelledItem item : items) {
      if (!item.isUncertain()) {
        matcher.explain(item.advisory()).findings().stream()
            .filter(finding -> !finding.features().isEmpty())
            .forEach(finding -> addSample(item, finding));
      }
    }
    System.out.printf(Locale.ROOT, "%s: %d samples%n", file.getFileName(), samples.size() - before);
  }

  private void addSample(LabelledItem item, Finding finding) {
    String vendor = finding.match().vendor().name();
    Role role = item.roles().get(vendor);
    if (!item.ignored().contains(vendor) && (role != null || item.complete())) {
      samples.add(new Sample(vendor, finding.features(), role == null ? Role.MENTIONED : role));
    }
  }

  private void crossValidate() {
    double[] correct = new double[THRESHOLDS.length];
    double[] predicted = new double[THRESHOLDS.length];
    for (int i = 0; i < FOLDS; i++) {
      int fold = i;
      SoftmaxRegression model = fit(samples.stream().filter(one -> fold(one) != fold).toList());
      for (Sample sample : samples.stream().filter(one -> fold(one) == fold).toList()) {
        double alert = 1 - model.predict(sample.features())[0];
        for (int t = 0; t < THRESHOLDS.length; t++) {
          predicted[t] += alert >= THRESHOLDS[t] ? 1 : 0;
          correct[t] += alert >= THRESHOLDS[t] && sample.role().triggersAlert() ? 1 : 0;
        }
      }
    }
    long expected = samples.stream().filter(one -> one.role().triggersAlert()).count();
    System.out.printf(
        Locale.ROOT,
        "%d samples, %d of them alerts; cross-validation by vendor:%n",
        samples.size(),
        expected);
    for (int t = 0; t < THRESHOLDS.length; t++) {
      System.out.printf(
          Locale.ROOT,
          "  threshold %.2f: precision %.3f, recall %.3f%n",
          THRESHOLDS[t],
          correct[t] / Math.max(1, predicted[t]),
          correct[t] / expected);
    }
  }

  private static int fold(Sample sample) {
    return Math.floorMod(sample.vendor().hashCode(), FOLDS);
  }

  private static SoftmaxRegression fit(List<Sample> samples) {
    Map<String, Integer> count = new HashMap<>();
    samples.forEach(
        sample -> sample.features().forEach(feature -> count.merge(feature, 1, Integer::sum)));
    count.values().removeIf(n -> n < MIN_OCCURRENCES);
    SoftmaxRegression model = new SoftmaxRegression(count.keySet(), RIDGE);
    model.fit(
        samples.stream().map(Sample::features).toList(),
        samples.stream().map(sample -> classOf(sample.role())).toList());
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
    lines.add(
        "# Learned by bench.TrainFeatureWeights: weight for victim | weight for source | feature");
    Map<String, double[]> weights = new TreeMap<>(fit(samples).weights());
    weights.forEach((feature, weight) -> {
      if (Arrays.stream(weight).anyMatch(one -> Math.abs(one) >= .05)) {
        lines.add(
            String.format(
                Locale.ROOT,
                "%5.2f | %5.2f | %s",
                weight[1] - weight[0],
                weight[2] - weight[0],
                feature));
      }
    });
    Files.write(file, lines);
    System.out.printf(Locale.ROOT, "%d weights in %s%n", lines.size() - 1, file.getFileName());
  }
}
