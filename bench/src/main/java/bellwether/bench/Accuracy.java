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
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Measures the accuracy of matching on labelled items, and of simpler methods for comparison.
 *
 * <pre>
 * mvn -q package -DskipTests dependency:copy-dependencies -pl functions,local,bench
 * java -cp 'bench/target/classes:bench/target/dependency/*' bellwether.bench.Accuracy \
 *     bench/items/press-test.jsonl bench/items/press-vendors.csv [--errors] [--list]
 * </pre>
 *
 * <p>Items are lines of JSON: {@code id, source, title, text, published, vendor_roles,
 * labels_complete, tags}. Figures on items that the model of roles was trained on say little: see
 * {@code training/README.md} for those of items and vendors that it never saw. With {@code
 * --errors}, each wrong result is printed with the sentence that decided it. With {@code --list},
 * every result is printed, right or wrong.
 */
public final class Accuracy {
  /** Fewer items of a source say nothing. */
  private static final int MIN_ITEMS_OF_SOURCE = 10;

  private static final int TENTHS = 10;

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
    boolean list = files.remove("--list");
    if (files.size() != 2) {
      System.err.println("usage: Accuracy ITEMS.jsonl VENDORS.csv [--errors] [--list]");
      System.exit(2);
    }
    List<Vendor> vendors = VendorFileReader.read(Path.of(files.get(1)), System.err::println);
    Accuracy accuracy = new Accuracy(LabelledItem.read(Path.of(files.getFirst())), vendors);
    accuracy.printReport();
    if (list) {
      accuracy.printAll();
    }
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
    printGroups(sure, item -> "source: " + item.source());
    printGroups(sure, item -> item.tags().contains("non-english") ? "not English" : "English");
    printReliability(sure);
  }

  private void printGroups(List<LabelledItem> labelled, Function<LabelledItem, String> groupOf) {
    Map<String, List<LabelledItem>> groups =
        labelled.stream()
            .collect(Collectors.groupingBy(groupOf, TreeMap::new, Collectors.toList()));
    groups.forEach((group, members) -> {
      if (members.size() >= MIN_ITEMS_OF_SOURCE && groups.size() > 1) {
        print(group + ", " + members.size() + " items", members, this::bellwetherRoles);
      }
    });
  }

  /** How often a vendor was concerned, by tenths of the probability that the model gave. */
  private void printReliability(List<LabelledItem> labelled) {
    int[] right = new int[TENTHS];
    int[] all = new int[TENTHS];
    for (LabelledItem item : labelled) {
      for (Finding finding : matcher.explain(item.advisory()).findings()) {
        Role expected = item.roles().get(finding.match().vendor().name());
        if (finding.probabilities() != null && (expected != null || item.complete())) {
          int tenth = Math.min(TENTHS - 1, (int) (TENTHS * finding.probabilities().concerned()));
          all[tenth]++;
          right[tenth] += expected != null && expected.triggersAlert() ? 1 : 0;
        }
      }
    }
    out.println("Victims and sources, by the probability that the model gave");
    for (int i = 0; i < TENTHS; i++) {
      if (all[i] > 0) {
        out.printf(Locale.ROOT, "  from .%d: %.2f of %d%n", i, right[i] / (double) all[i], all[i]);
      }
    }
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

  /** A row of a table in Markdown for each vendor of each item. */
  private void printAll() {
    out.println("| | item | vendor | expected | concerned | decided |");
    out.println("|---|---|---|---|---|---|");
    for (LabelledItem item : items) {
      for (Finding finding : matcher.explain(item.advisory()).findings()) {
        String vendor = finding.match().vendor().name();
        Role expected = item.roles().get(vendor);
        if (expected != null && finding.probabilities() != null) {
          out.printf(
              Locale.ROOT,
              "| %s | %s, %s: %s | %s | %s | %.2f | %s |%n",
              expected == finding.match().role() ? "right" : "**wrong**",
              item.advisory().id(),
              item.source(),
              item.advisory().title(),
              vendor,
              expected,
              finding.probabilities().concerned(),
              finding.match().role());
        }
      }
    }
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
        .forEach(line -> out.println("  " + line));
  }
}
