package bellwether.bench;

import bellwether.domain.advisory.Advisory;
import bellwether.domain.incident.Match;
import bellwether.domain.incident.Role;
import bellwether.domain.vendor.Vendor;
import bellwether.local.command.VendorFileReader;
import bellwether.match.Explanation;
import bellwether.match.Matcher;
import bellwether.match.roles.Finding;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Measures the accuracy of matching on labelled items, and of simpler methods for comparison.
 *
 * <pre>
 * mvn -q package -DskipTests dependency:copy-dependencies -pl functions,local,bench
 * java -cp 'bench/target/classes:bench/target/dependency/*' bellwether.bench.Accuracy \
 *     bench/items/written.jsonl bench/items/written-vendors.csv [--errors]
 * </pre>
 *
 * <p>Items are lines of JSON: {@code id, title, text, published, vendor_roles, labels_complete,
 * tags}. With {@code --errors}, each wrong result is printed with its evidence.
 */
public final class Accuracy {
  private static final int FOLDS = 5;

  private final PrintStream out = new PrintStream(System.out, true, StandardCharsets.UTF_8);
  private final List<LabelledItem> items;
  private final List<Vendor> vendors;
  private final Matcher matcher;

  private Accuracy(List<LabelledItem> items, List<Vendor> vendors) {
    this.items = items;
    this.vendors = vendors;
    this.matcher = Matcher.of(vendors);
  }

  public static void main(String[] arguments) throws IOException {
    List<String> files = new ArrayList<>(List.of(arguments));
    boolean errors = files.remove("--errors");
    if (files.size() != 2) {
      System.err.println("usage: Accuracy ITEMS.jsonl VENDORS.csv [--errors]");
      System.exit(2);
    }
    List<Vendor> vendors = VendorFileReader.read(Path.of(files.get(1)), System.err::println);
    Accuracy accuracy = new Accuracy(LabelledItem.read(Path.of(files.getFirst())), vendors);
    accuracy.printReport();
    if (errors) {
      accuracy.printErrors();
    }
  }

  private void printReport() {
    List<LabelledItem> sure = items.stream().filter(item -> !item.isUncertain()).toList();
    print("Bellwether, without uncertain items", sure, this::bellwetherRoles);
    print("Bellwether, all items", items, this::bellwetherRoles);
    for (BaselineMatcher naive : BaselineMatcher.values()) {
      print(naive.label, sure, item -> naive.roles(vendors, item));
    }
    for (int i = 0; i < FOLDS; i++) {
      int fold = i;
      print(
          "Bellwether, the vendors of fold " + (fold + 1) + " of " + FOLDS,
          sure.stream().map(item -> item.withRoles(inFold(item.roles(), fold))).toList(),
          item -> inFold(bellwetherRoles(item), fold));
    }
  }

  private static Map<String, Role> inFold(Map<String, Role> roles, int fold) {
    Map<String, Role> kept = new TreeMap<>(roles);
    kept.keySet().removeIf(vendor -> Math.floorMod(vendor.hashCode(), FOLDS) != fold);
    return kept;
  }

  private void print(
      String who, List<LabelledItem> labelled, Function<Advisory, Map<String, Role>> roles) {
    AccuracyScore score = new AccuracyScore();
    labelled.forEach(item -> score.add(item, roles.apply(item.advisory())));
    out.println(who);
    out.print(score.table());
  }

  private Map<String, Role> bellwetherRoles(Advisory item) {
    Map<String, Role> roles = new TreeMap<>();
    for (Match match : matcher.match(item)) {
      roles.put(match.vendor().name(), match.role());
    }
    return roles;
  }

  private void printErrors() {
    for (LabelledItem item : items) {
      Map<String, Role> predicted = bellwetherRoles(item.advisory());
      TreeSet<String> names = new TreeSet<>(item.roles().keySet());
      names.addAll(predicted.keySet());
      for (String vendor : names) {
        Role expected = item.roles().get(vendor);
        if ((expected != null || item.complete()) && isError(expected, predicted.get(vendor))) {
          printError(item, vendor, predicted.get(vendor));
        }
      }
    }
  }

  /** A vendor that is only mentioned need not be found. */
  private static boolean isError(@Nullable Role expected, @Nullable Role predicted) {
    return !Objects.equals(expected, predicted)
        && !(expected == Role.MENTIONED && predicted == null);
  }

  private void printError(LabelledItem item, String vendor, @Nullable Role predicted) {
    out.printf(
        Locale.ROOT,
        "%n%s: expected %s, got %s  %s %s%n  %s%n  %s%n",
        vendor,
        item.roles().get(vendor),
        predicted,
        item.advisory().id(),
        item.tags(),
        item.advisory().title(),
        item.advisory().text());
    Explanation explanation = matcher.explain(item.advisory());
    explanation.candidates().stream()
        .filter(candidate -> candidate.vendor().name().equals(vendor))
        .forEach(candidate ->
            out.printf(
                Locale.ROOT,
                "  name in the %s, accepted %s: %s%n",
                candidate.zone(),
                candidate.accepted(),
                candidate.reason()));
    explanation.findings().stream()
        .filter(finding -> finding.match().vendor().name().equals(vendor))
        .map(Finding::evidence)
        .flatMap(List::stream)
        .forEach(rule -> out.println("  " + rule));
  }
}
