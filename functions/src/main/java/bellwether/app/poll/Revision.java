package bellwether.app.poll;

import bellwether.domain.advisory.Advisory;
import bellwether.domain.advisory.EditHistory;
import bellwether.domain.advisory.EditHistory.Snapshot;
import bellwether.domain.advisory.Exploitation;
import bellwether.domain.advisory.PackageName;
import bellwether.domain.advisory.Product;
import bellwether.domain.advisory.StatedFacts;
import bellwether.feed.document.Wording;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Merges the current state of an item into its stored advisory. Facts are never removed: registers
 * serve old copies for days, and a value that alternates is reported once.
 */
final class Revision {
  private static final int MAX_CHANGES = 20;
  private static final Product NO_PRODUCT = new Product(null, null, Exploitation.NOT_STATED);

  /**
   * After more edits, an edit counts only if it adds a name: an advertisement or a clock within the
   * text would otherwise be matched at every poll.
   */
  private static final int MAX_EDITIONS = 32;

  private Revision() {}

  /** Adds the new facts of an item to the stored advisory; empty if there are none. */
  static Optional<Advisory> merge(Advisory stored, Advisory update) {
    StatedFacts previous = stored.statedFacts();
    StatedFacts current = update.statedFacts();
    List<String> changes = new ArrayList<>();
    List<Product> products = mergeProducts(stored, current.products(), changes);
    List<PackageName> packages =
        union(
            previous.packages(),
            current.packages(),
            added -> changes.add("package: " + added.name()));
    List<String> victims =
        union(previous.victims(), current.victims(), victim -> changes.add("victim: " + victim));
    Long records = largerCount(previous.recordCount(), current.recordCount(), changes);
    Exploitation exploitation = worse(previous.exploitation(), current.exploitation());
    if (exploitation != previous.exploitation()) {
      changes.add(
          exploitation == Exploitation.BY_RANSOMWARE
              ? "now used in ransomware attacks"
              : "now exploited");
    }
    if (!previous.malware() && current.malware()) {
      changes.add("now malware");
    }
    if (previous.claim() && !current.claim()) {
      changes.add("no longer only a claim");
    }
    if (!previous.retracted() && current.retracted()) {
      changes.add("retracted by its source");
    }
    if (changes.isEmpty()) {
      return Optional.empty();
    }
    StatedFacts merged =
        new StatedFacts(
            victims,
            products,
            previous.claim() && current.claim(),
            records,
            current.dataClasses().isEmpty() ? previous.dataClasses() : current.dataClasses(),
            exploitation,
            previous.retracted() || current.retracted(),
            packages,
            previous.malware() || current.malware());
    List<String> all = new ArrayList<>(stored.changes());
    all.addAll(changes);
    return Optional.of(
        stored.with(copy ->
            copy.title(update.title())
                .url(update.url())
                .text(update.text())
                .statedFacts(merged)
                .revision(stored.revision() + 1)
                .changes(all.subList(Math.max(0, all.size() - MAX_CHANGES), all.size()))));
  }

  /** Whether the wording differs from each edition read before. */
  static boolean isReworded(Advisory stored, Advisory update) {
    Wording previous = Wording.of(stored);
    Wording current = Wording.of(update);
    List<Long> read = stored.editHistory().fingerprints();
    return current.fingerprint() != previous.fingerprint()
        && !read.contains(current.fingerprint())
        && (read.size() < MAX_EDITIONS || current.introducesName(previous));
  }

  /**
   * Replaces the wording of the stored advisory; only what it adds to the previous wording alerts.
   *
   * @param matched whether the stored advisory was matched already: if not, all of it is still new
   */
  static Advisory withNewWording(Advisory stored, Advisory update, boolean matched) {
    EditHistory editions = stored.editHistory();
    List<Long> fingerprints = new ArrayList<>(editions.fingerprints());
    if (fingerprints.isEmpty()) {
      fingerprints.add(Wording.of(stored).fingerprint());
    }
    fingerprints.add(Wording.of(update).fingerprint());
    EditHistory history =
        new EditHistory(
            fingerprints.subList(
                Math.max(0, fingerprints.size() - MAX_EDITIONS), fingerprints.size()),
            matched
                ? new Snapshot(stored.title(), stored.text(), stored.statedFacts())
                : editions.previous(),
            update.seenAt(),
            editions.replacesOtherItem());
    return stored.with(copy ->
        copy.title(update.title())
            .url(update.url())
            .text(update.text())
            .published(stored.published() == null ? update.published() : stored.published())
            .statedFacts(update.statedFacts())
            .revision(stored.revision() + 1)
            .changes(List.of())
            .firstRead(stored.firstRead() && !matched)
            .editHistory(history));
  }

  /**
   * A single product that changes its name or vendor is usually another spelling, and replaces the
   * first; if there are several, each new one is added.
   */
  private static List<Product> mergeProducts(
      Advisory stored, List<Product> current, List<String> changes) {
    List<Product> previous = stored.statedFacts().products();
    List<Product> products = new ArrayList<>(previous);
    if (previous.size() <= 1 && current.size() == 1) {
      Product before = previous.isEmpty() ? NO_PRODUCT : previous.getFirst();
      Product after = current.getFirst();
      boolean vendorIsNew = isNewName("vendor", before.vendor(), after.vendor(), stored, changes);
      boolean nameIsNew = isNewName("product", before.name(), after.name(), stored, changes);
      return previous.isEmpty() && !vendorIsNew && !nameIsNew
          ? previous
          : List.of(
              new Product(
                  vendorIsNew ? after.vendor() : before.vendor(),
                  nameIsNew ? after.name() : before.name(),
                  worse(before.exploitation(), after.exploitation())));
    }
    for (Product product : current) {
      int known = indexOf(products, product);
      if (known < 0) {
        products.add(product);
        changes.add("product: " + describe(product));
      } else if (product.exploitation().compareTo(products.get(known).exploitation()) > 0) {
        products.set(known, product);
        changes.add("now exploited: " + describe(product));
      }
    }
    return products;
  }

  private static int indexOf(List<Product> products, Product wanted) {
    return IntStream.range(0, products.size())
        .filter(i -> products.get(i).isSameProduct(wanted))
        .findFirst()
        .orElse(-1);
  }

  private static String describe(Product product) {
    return Stream.of(product.vendor(), product.name())
        .filter(Objects::nonNull)
        .collect(Collectors.joining(" "));
  }

  private static Exploitation worse(Exploitation a, Exploitation b) {
    return a.compareTo(b) >= 0 ? a : b;
  }

  private static <T> List<T> union(List<T> previous, List<T> current, Consumer<T> onAdded) {
    Set<T> all = new LinkedHashSet<>(previous);
    current.stream().filter(all::add).forEach(onAdded);
    return List.copyOf(all);
  }

  /** Whether a name is new; earlier names are in the changes. */
  private static boolean isNewName(
      String label,
      @Nullable String previous,
      @Nullable String current,
      Advisory stored,
      List<String> changes) {
    if (current == null || current.equals(previous)) {
      return false;
    }
    String change = label + ": " + (previous == null ? current : previous + " → " + current);
    boolean known =
        stored.changes().stream()
            .anyMatch(old -> old.startsWith(label + ": ") && containsName(old, current));
    if (!known) {
      changes.add(change);
    }
    return !known;
  }

  private static boolean containsName(String change, String name) {
    return change.contains(": " + name + " → ") || change.endsWith(" → " + name);
  }

  private static @Nullable Long largerCount(
      @Nullable Long previous, @Nullable Long current, List<String> changes) {
    if (current == null || (previous != null && current <= previous)) {
      return previous;
    }
    changes.add(
        previous == null
            ? String.format(Locale.ROOT, "records: %,d", current)
            : String.format(Locale.ROOT, "records: %,d → %,d", previous, current));
    return current;
  }
}
