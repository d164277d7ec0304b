package bellwether.feed.document;

import bellwether.domain.advisory.PackageName;
import bellwether.feed.text.InputLimits;
import bellwether.feed.text.PlainText;
import java.nio.charset.StandardCharsets;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.function.ToIntFunction;

/**
 * Collects the packages of one record, in the record's order. If not all fit a table row, one
 * package of each publisher takes precedence over a second one of any.
 */
public final class AffectedPackages {
  /** A DynamoDB item has at most 400 KB, including the text. */
  private static final int MAX_BYTES = 100_000;

  /** Per package in addition to its name: quotes, comma, ecosystem. */
  private static final int OVERHEAD_BYTES = 16;

  /** The text counts the packages that do not fit. */
  private static final int MAX_CHARS_IN_TEXT = 30_000;

  private static final int MAX_IN_TITLE = 3;

  private final Set<PackageName> all = new LinkedHashSet<>();

  /** Adds a package; the ecosystem "Debian:12" becomes Debian. */
  public void add(String ecosystem, String name) {
    if (!name.isBlank() && name.length() <= InputLimits.TITLE_CHARS) {
      int colon = ecosystem.indexOf(':');
      String registry = colon < 0 ? ecosystem : ecosystem.substring(0, colon);
      all.add(new PackageName(PlainText.truncate(registry, 40), name));
    }
  }

  public boolean isEmpty() {
    return all.isEmpty();
  }

  /** The packages that fit. */
  public List<PackageName> retained() {
    return retain(all, PackageName::publisher, AffectedPackages::byteCount, MAX_BYTES);
  }

  /**
   * The values that fit a size, in their order. If not all fit, the first one of each group is
   * preferred.
   */
  public static <T> List<T> retain(
      Collection<T> values, Function<T, Object> group, ToIntFunction<T> size, int maxSize) {
    if (values.stream().mapToInt(size).sum() <= maxSize) {
      return List.copyOf(values);
    }
    Map<Object, T> firstOfGroup = new LinkedHashMap<>();
    values.forEach(value -> firstOfGroup.putIfAbsent(group.apply(value), value));
    Set<T> order = new LinkedHashSet<>(firstOfGroup.values());
    order.addAll(values);
    Set<T> retained = new HashSet<>();
    int total = 0;
    for (T value : order) {
      total += size.applyAsInt(value);
      if (total > maxSize) {
        break;
      }
      retained.add(value);
    }
    return values.stream().filter(retained::contains).toList();
  }

  /** The number of packages that do not fit. */
  public int skippedCount() {
    return all.size() - retained().size();
  }

  private static int byteCount(PackageName name) {
    return name.name().getBytes(StandardCharsets.UTF_8).length + OVERHEAD_BYTES;
  }

  /** The names in one line, such as "a, b, c and 117 more". */
  public String joinNames() {
    return joinWhileFitting(retained().stream().map(PackageName::name).toList());
  }

  /** The names with their ecosystems, such as "npm package a, pip package b". */
  public String describe() {
    return joinWhileFitting(labels());
  }

  /** The first packages, for a title. */
  public String describeBriefly() {
    List<String> count = labels();
    return count.size() <= MAX_IN_TITLE + 1
        ? String.join(", ", count)
        : String.join(", ", count.subList(0, MAX_IN_TITLE))
            + " and "
            + (all.size() - MAX_IN_TITLE)
            + " more packages";
  }

  private List<String> labels() {
    return retained().stream().map(name -> name.ecosystem() + " package " + name.name()).toList();
  }

  private String joinWhileFitting(List<String> texts) {
    StringBuilder line = new StringBuilder();
    int count = 0;
    for (String text : texts) {
      if (line.length() + text.length() > MAX_CHARS_IN_TEXT) {
        break;
      }
      line.append(count++ == 0 ? "" : ", ").append(text);
    }
    return all.size() == count ? line.toString() : line + " and " + (all.size() - count) + " more";
  }
}
