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

  private ColumnHeadings(List<String> keys) {
    this.normalizedHeadings = keys;
    for (int i = 0; i < keys.size(); i++) {
      indexes.computeIfAbsent(keys.get(i), none -> new ArrayList<>()).add(i);
    }
  }

  static ColumnHeadings of(List<String> headings) {
    return new ColumnHeadings(headings.stream().map(ColumnHeadings::normalize).toList());
  }

  int size() {
    return normalizedHeadings.size();
  }

  /** Where the column is; several places if several columns have the name, none if none has. */
  List<Integer> indexes(String name) {
    return indexes.getOrDefault(normalize(name), List.of());
  }

  List<String> missing(Collection<String> names) {
    return names.stream().filter(name -> indexes(name).isEmpty()).toList();
  }

  /** Whether a row repeats the headings, as long tables do. */
  boolean isRepeatedBy(List<String> cells) {
    return cells.size() == normalizedHeadings.size()
        && normalizedHeadings.equals(cells.stream().map(ColumnHeadings::normalize).toList());
  }

  /** A heading without case, spacing, and what shows that it can be sorted by or is required. */
  private static String normalize(String heading) {
    return heading
        .replace("\uFEFF", "")
        .replaceAll("[\\s\u00a0]+", " ")
        .replaceFirst("[ :*\u2190-\u2195\u21c5\u25b2-\u25bf]+$", "")
        .strip()
        .toLowerCase(Locale.ROOT);
  }
}
