package bellwether.feed.format.mapped;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** The columns of a table by their headings. */
final class ColumnHeadings {
  private final List<String> normalizedHeadings;
  private final Map<String, List<Integer>> indexes = new HashMap<>();

  private ColumnHeadings(List<String> normalizedHeadings) {
    this.normalizedHeadings = normalizedHeadings;
    for (int i = 0; i < normalizedHeadings.size(); i++) {
      indexes.computeIfAbsent(normalizedHeadings.get(i), none -> new ArrayList<>()).add(i);
    }
  }

  static ColumnHeadings of(List<String> headings) {
    return new ColumnHeadings(headings.stream().map(ColumnHeadings::normalize).toList());
  }

  int size() {
    return normalizedHeadings.size();
  }

  /** The indexes of all columns with this name. */
  List<Integer> indexes(String name) {
    return indexes.getOrDefault(normalize(name), List.of());
  }

  List<String> missing(Collection<String> names) {
    return names.stream().filter(name -> indexes(name).isEmpty()).toList();
  }

  /** Whether a row repeats the headings. */
  boolean isRepeatedBy(List<String> cells) {
    return cells.size() == normalizedHeadings.size()
        && normalizedHeadings.equals(cells.stream().map(ColumnHeadings::normalize).toList());
  }

  /** A heading without case, spacing, and marks for sorting or required fields. */
  private static String normalize(String heading) {
    return heading
        .replace("\uFEFF", "")
        .replaceAll("[\\s\u00a0]+", " ")
        .replaceFirst("[ :*\u2190-\u2195\u21c5\u25b2-\u25bf]+$", "")
        .strip()
        .toLowerCase(Locale.ROOT);
  }
}
