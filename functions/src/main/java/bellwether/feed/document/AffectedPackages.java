package bellwether.feed.document;

import bellwether.domain.advisory.PackageName;
import bellwether.domain.advisory.Publisher;
import bellwether.feed.text.InputLimits;
import bellwether.feed.text.PlainText;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Collects the packages of one record, in the record's order. If there are more than fit a table
 * row, it retains one package of each publisher before a second one of any.
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
    Set<PackageName> retained = new LinkedHashSet<>();
    int bytes = 0;
    for (PackageName name : byteCount(all) <= MAX_BYTES ? all : onePerPublisherFirst()) {
      bytes += byteCount(name);
      if (bytes > MAX_BYTES) {
        break;
      }
      retained.add(name);
    }
    return all.stream().filter(retained::contains).toList();
  }

  /** The number of packages that do not fit. */
  public int skippedCount() {
    return all.size() - retained().size();
  }

  private List<PackageName> onePerPublisherFirst() {
    Map<Publisher, PackageName> firstOfPublisher = new LinkedHashMap<>();
    List<PackageName> others = new ArrayList<>();
    for (PackageName name : all) {
      if (firstOfPublisher.putIfAbsent(name.publisher(), name) != null) {
        others.add(name);
      }
    }
    return Stream.concat(firstOfPublisher.values().stream(), others.stream()).toList();
  }

  private static int byteCount(Set<PackageName> packages) {
    return packages.stream().mapToInt(AffectedPackages::byteCount).sum();
  }

  private static int byteCount(PackageName name) {
    return name.name().getBytes(StandardCharsets.UTF_8).length + OVERHEAD_BYTES;
  }

  /** The names in one line, such as "a, b, c and 117 more". */
  public String joinNames() {
    return joinUpTo(retained().stream().map(PackageName::name).toList(), MAX_CHARS_IN_TEXT, ", ");
  }

  /** The names with their ecosystems, such as "npm package a, pip package b". */
  public String describe() {
    return joinUpTo(labels(), MAX_CHARS_IN_TEXT, ", ");
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

  private String joinUpTo(List<String> texts, int maxChars, String separator) {
    StringBuilder line = new StringBuilder();
    int count = 0;
    for (String text : texts) {
      if (line.length() + text.length() > maxChars) {
        break;
      }
      line.append(count == 0 ? "" : separator).append(text);
      count++;
    }
    return all.size() == count ? line.toString() : line + " and " + (all.size() - count) + " more";
  }
}
