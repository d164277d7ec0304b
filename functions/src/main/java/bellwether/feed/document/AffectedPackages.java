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
 * The packages of one record, in the record's order: all of them, unless they are more than a row
 * of a table can hold. Then one of each publisher goes before a publisher's second.
 */
public final class AffectedPackages {
  /** A row of DynamoDB has 400 KB, for the text as well. */
  private static final int MAX_BYTES = 100_000;

  /** Of each package beside its name: quotes, comma, ecosystem. */
  private static final int OVERHEAD_BYTES = 16;

  /** The text names so many; the others are counted there. */
  private static final int MAX_CHARS_IN_TEXT = 30_000;

  private static final int MAX_IN_TITLE = 3;

  private final Set<PackageName> all = new LinkedHashSet<>();

  /** Adds a package; "Maven:https://repo.example" and "Debian:12" are of Maven and Debian. */
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

  /** Those that fit. */
  public List<PackageName> retained() {
    Set<PackageName> fit = new LinkedHashSet<>();
    int bytes = 0;
    for (PackageName one : byteCount(all) <= MAX_BYTES ? all : onePerPublisherFirst()) {
      bytes += byteCount(one);
      if (bytes > MAX_BYTES) {
        break;
      }
      fit.add(one);
    }
    return all.stream().filter(fit::contains).toList();
  }

  /** How many do not fit. */
  public int skippedCount() {
    return all.size() - retained().size();
  }

  private List<PackageName> onePerPublisherFirst() {
    Map<Publisher, PackageName> first = new LinkedHashMap<>();
    List<PackageName> others = new ArrayList<>();
    for (PackageName one : all) {
      if (first.putIfAbsent(one.publisher(), one) != null) {
        others.add(one);
      }
    }
    return Stream.concat(first.values().stream(), others.stream()).toList();
  }

  private static int byteCount(Set<PackageName> packages) {
    return packages.stream().mapToInt(AffectedPackages::byteCount).sum();
  }

  private static int byteCount(PackageName one) {
    return one.name().getBytes(StandardCharsets.UTF_8).length + OVERHEAD_BYTES;
  }

  /** The names in one line, such as "a, b, c and 117 more". */
  public String joinNames() {
    return joinUpTo(retained().stream().map(PackageName::name).toList(), MAX_CHARS_IN_TEXT, ", ");
  }

  /** The same with the ecosystem of each: "npm package a, pip package b". */
  public String describe() {
    return joinUpTo(labels(), MAX_CHARS_IN_TEXT, ", ");
  }

  /** A line that fits a title. */
  public String describeBriefly() {
    List<String> shown = labels();
    return shown.size() <= MAX_IN_TITLE + 1
        ? String.join(", ", shown)
        : String.join(", ", shown.subList(0, MAX_IN_TITLE))
            + " and "
            + (all.size() - MAX_IN_TITLE)
            + " more packages";
  }

  private List<String> labels() {
    return retained().stream().map(one -> one.ecosystem() + " package " + one.name()).toList();
  }

  private String joinUpTo(List<String> texts, int mostChars, String between) {
    StringBuilder line = new StringBuilder();
    int shown = 0;
    for (String text : texts) {
      if (line.length() + text.length() > mostChars) {
        break;
      }
      line.append(shown == 0 ? "" : between).append(text);
      shown++;
    }
    return all.size() == shown ? line.toString() : line + " and " + (all.size() - shown) + " more";
  }
}
