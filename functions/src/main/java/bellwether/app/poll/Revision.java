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
 * Merges what a source says now into a stored advisory. Facts are never taken back: registers serve
 * old copies for days, and a value that flips back and forth is reported once.
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
  static Optional<Advisory> merge(Advisory kept, Advisory now) {
    StatedFacts was = kept.statedFacts();
    StatedFacts is = now.statedFacts();
    List<String> changes = new ArrayList<>();
    List<Product> products = mergeProducts(kept, is.products(), changes);
    List<PackageName> packages =
        union(was.packages(), is.packages(), added -> changes.add("package: " + added.name()));
    List<String> victims =
        union(was.victims(), is.victims(), victim -> changes.add("victim: " + victim));
    Long records = largerCount(was.recordCount(), is.recordCount(), changes);
    Exploitation exploitation = worse(was.exploitation(), is.exploitation());
    if (exploitation != was.exploitation()) {
      changes.add(
          exploitation == Exploitation.BY_RANSOMWARE
              ? "now used in ransomware attacks"
              : "now exploited");
    }
    if (!was.malware() && is.malware()) {
      changes.add("now malware");
    }
    if (was.claim() && !is.claim()) {
      changes.add("no longer only a claim");
    }
    if (!was.retracted() && is.retracted()) {
      changes.add("retracted by its source");
    }
    if (changes.isEmpty()) {
      return Optional.empty();
    }
    StatedFacts merged =
        new StatedFacts(
            victims,
            products,
            was.claim() && is.claim(),
            records,
            is.dataClasses().isEmpty() ? was.dataClasses() : is.dataClasses(),
            exploitation,
            was.retracted() || is.retracted(),
            packages,
            was.malware() || is.malware());
    List<String> all = new ArrayList<>(kept.changes());
    all.addAll(changes);
    return Optional.of(
        kept.with(copy ->
            copy.title(now.title())
                .url(now.url())
                .text(now.text())
                .statedFacts(merged)
                .revision(kept.revision() + 1)
                .changes(all.subList(Math.max(0, all.size() - MAX_CHANGES), all.size()))));
  }

  /** Whether the wording differs from each edition read before. */
  static boolean isReworded(Advisory kept, Advisory now) {
    Wording was = Wording.of(kept);
    Wording is = Wording.of(now);
    List<Long> read = kept.editHistory().fingerprints();
    return is.fingerprint() != was.fingerprint()
        && !read.contains(is.fingerprint())
        && (read.size() < MAX_EDITIONS || is.introducesName(was));
  }

  /**
   * Replaces the wording of the stored advisory; only what the previous wording did not say alerts.
   *
   * @param matched whether the stored advisory was matched already: if not, all of it is still new
   */
  static Advisory withNewWording(Advisory kept, Advisory now, boolean matched) {
    EditHistory editions = kept.editHistory();
    List<Long> prints = new ArrayList<>(editions.fingerprints());
    if (prints.isEmpty()) {
      prints.add(Wording.of(kept).fingerprint());
    }
    prints.add(Wording.of(now).fingerprint());
    EditHistory history =
        new EditHistory(
            prints.subList(Math.max(0, prints.size() - MAX_EDITIONS), prints.size()),
            matched
                ? new Snapshot(kept.title(), kept.text(), kept.statedFacts())
                : editions.previous(),
            now.seenAt(),
            editions.replacesOtherItem());
    return kept.with(copy ->
        copy.title(now.title())
            .url(now.url())
            .text(now.text())
            .published(kept.published() == null ? now.published() : kept.published())
            .statedFacts(now.statedFacts())
            .revision(kept.revision() + 1)
            .changes(List.of())
            .firstRead(kept.firstRead() && !matched)
            .editHistory(history));
  }

  /**
   * A single product that changes its name or vendor is usually another spelling, and replaces the
   * first; if there are several, each new one is added.
   */
  private static List<Product> mergeProducts(
      Advisory kept, List<Product> is, List<String> changes) {
    List<Product> was = kept.statedFacts().products();
    List<Product> products = new ArrayList<>(was);
    if (was.size() <= 1 && is.size() == 1) {
      Product old = was.isEmpty() ? NO_PRODUCT : was.getFirst();
      Product now = is.getFirst();
      boolean vendor = isNewName("vendor", old.vendor(), now.vendor(), kept, changes);
      boolean product = isNewName("product", old.name(), now.name(), kept, changes);
      return was.isEmpty() && !vendor && !product
          ? was
          : List.of(
              new Product(
                  vendor ? now.vendor() : old.vendor(),
                  product ? now.name() : old.name(),
                  worse(old.exploitation(), now.exploitation())));
    }
    for (Product now : is) {
      int known = indexOf(products, now);
      if (known < 0) {
        products.add(now);
        changes.add("product: " + describe(now));
      } else if (now.exploitation().compareTo(products.get(known).exploitation()) > 0) {
        products.set(known, now);
        changes.add("now exploited: " + describe(now));
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

  private static <T> List<T> union(List<T> before, List<T> now, Consumer<T> onAdded) {
    Set<T> all = new LinkedHashSet<>(before);
    now.stream().filter(all::add).forEach(onAdded);
    return List.copyOf(all);
  }

  /** Whether a name is new; earlier names are in the changes. */
  private static boolean isNewName(
      String what, @Nullable String was, @Nullable String is, Advisory kept, List<String> changes) {
    if (is == null || is.equals(was)) {
      return false;
    }
    String change = what + ": " + (was == null ? is : was + " → " + is);
    boolean before =
        kept.changes().stream()
            .anyMatch(old -> old.startsWith(what + ": ") && containsName(old, is));
    if (!before) {
      changes.add(change);
    }
    return !before;
  }

  private static boolean containsName(String change, String name) {
    return change.contains(": " + name + " → ") || change.endsWith(" → " + name);
  }

  private static @Nullable Long largerCount(
      @Nullable Long was, @Nullable Long is, List<String> changes) {
    if (is == null || (was != null && is <= was)) {
      return was;
    }
    changes.add(
        was == null
            ? String.format(Locale.ROOT, "records: %,d", is)
            : String.format(Locale.ROOT, "records: %,d → %,d", was, is));
    return is;
  }
}
