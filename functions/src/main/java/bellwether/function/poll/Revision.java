package bellwether.function.poll;

import bellwether.domain.Advisory;
import bellwether.domain.Exploitation;
import bellwether.domain.Stated;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Tells whether a source changed something that matters for the first time. What a source said once
 * stays said: registers serve old copies for days, and what flips back and forth is told once.
 */
final class Revision {
  private static final int MOST_CHANGES = 20;

  private Revision() {}

  /**
   * The kept advisory with all that is new in what its source says now; empty if nothing is.
   *
   * @param kept as it was last revised
   * @param now as the source shows it
   */
  static Optional<Advisory> of(Advisory kept, Advisory now) {
    Stated was = kept.stated();
    Stated is = now.stated();
    List<String> changes = new ArrayList<>();
    boolean vendor = isOther("vendor", was.vendor(), is.vendor(), kept, changes);
    boolean product = isOther("product", was.product(), is.product(), kept, changes);
    Set<String> victims = new LinkedHashSet<>(was.victims());
    for (String victim : is.victims()) {
      if (victims.add(victim)) {
        changes.add("victim: " + victim);
      }
    }
    Long records = larger(was.records(), is.records(), changes);
    Exploitation use = was.exploitation();
    if (is.exploitation().compareTo(use) > 0) {
      use = is.exploitation();
      changes.add(
          use == Exploitation.BY_RANSOMWARE ? "now used in ransomware attacks" : "now exploited");
    }
    boolean confirmed = was.claim() && !is.claim();
    if (confirmed) {
      changes.add("no longer a mere claim");
    }
    if (!was.retracted() && is.retracted()) {
      changes.add("taken back by its source");
    }
    if (changes.isEmpty()) {
      return Optional.empty();
    }
    Stated merged =
        new Stated(
            List.copyOf(victims),
            vendor ? is.vendor() : was.vendor(),
            product ? is.product() : was.product(),
            was.claim() && is.claim(),
            records,
            is.dataClasses().isEmpty() ? was.dataClasses() : is.dataClasses(),
            use,
            was.retracted() || is.retracted());
    List<String> all = new ArrayList<>(kept.changes());
    all.addAll(changes);
    return Optional.of(
        new Advisory(
            kept.id(),
            kept.feed(),
            now.title(),
            now.url(),
            now.text(),
            kept.published(),
            merged,
            kept.seenAt(),
            kept.audience(),
            kept.revision() + 1,
            all.subList(Math.max(0, all.size() - MOST_CHANGES), all.size()),
            kept.silent()));
  }

  /** A name that was never kept; those of before stand in the changes. */
  private static boolean isOther(
      String what, @Nullable String was, @Nullable String is, Advisory kept, List<String> changes) {
    if (is == null || is.equals(was)) {
      return false;
    }
    String change = what + ": " + (was == null ? is : was + " → " + is);
    boolean before =
        kept.changes().stream().anyMatch(old -> old.startsWith(what + ": ") && names(old, is));
    if (!before) {
      changes.add(change);
    }
    return !before;
  }

  private static boolean names(String change, String name) {
    return change.contains(": " + name + " → ") || change.endsWith(" → " + name);
  }

  private static @Nullable Long larger(
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
