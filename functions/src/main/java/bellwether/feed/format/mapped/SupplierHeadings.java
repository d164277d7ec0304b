package bellwether.feed.format.mapped;

import bellwether.feed.text.TextResource;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Recognizes the column of a table that holds the names of suppliers, by its heading. */
final class SupplierHeadings {
  private static final Map<String, List<String>> TABLE =
      TextResource.table(SupplierHeadings.class, "supplier-headings.txt");

  private static final Pattern NAME = words("name");
  private static final Pattern WEAK = words("weak");
  private static final Pattern OTHER = words("other");

  /** A longer cell is a sentence. */
  private static final int MAX_CHARS = 80;

  private SupplierHeadings() {}

  private static Pattern words(String key) {
    return Pattern.compile(
        TABLE.getOrDefault(key, List.of()).stream()
            .flatMap(line -> Stream.of(line.split(";")))
            .map(Pattern::quote)
            .collect(Collectors.joining("|", "(?<![\\p{L}\\p{N}-])(?:", ")(?![\\p{L}\\p{N}-])")));
  }

  /**
   * The index of the column of names; -1 if the row is no row of headings. The row needs another
   * column, because a list of one column may be of anything.
   */
  static int nameColumn(List<String> row) {
    List<String> headings =
        row.stream().map(cell -> cell.strip().toLowerCase(Locale.ROOT)).toList();
    if (headings.size() < 2 || headings.stream().anyMatch(one -> one.length() > MAX_CHARS)) {
      return -1;
    }
    int best = -1;
    int bestRank = 0;
    for (int i = 0; i < headings.size(); i++) {
      int rank = rank(headings.get(i));
      if (rank > bestRank) {
        bestRank = rank;
        best = i;
      }
    }
    int name = best;
    boolean hasOther =
        Stream.iterate(0, i -> i < headings.size(), i -> i + 1)
            .anyMatch(i ->
                i != name
                    && !headings.get(i).isEmpty()
                    && !headings.get(i).equals(headings.get(Math.max(0, name))));
    return hasOther ? best : -1;
  }

  /** How well the heading says that the column holds names; 0 if it does not. */
  private static int rank(String heading) {
    boolean other = OTHER.matcher(heading).find();
    boolean name = NAME.matcher(heading).find();
    boolean weak = WEAK.matcher(heading).find();
    if (name && weak) {
      return 4; // "Name of subprocessor", "Entity name"
    }
    if (other && !WEAK.matcher(heading).matches()) {
      return 0; // "Entity country", "Subprocessor location"
    }
    return name ? 3 : weak ? 2 : 0;
  }
}
