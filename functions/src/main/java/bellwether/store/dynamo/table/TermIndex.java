package bellwether.store.dynamo.table;

import bellwether.domain.advisory.Advisory;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Finds advisories by terms. For each term and advisory there is a row with the keys {@code
 * NAME#term, seenAt#id}. The rows of all terms have the same order, so that they can be merged.
 */
public final class TermIndex {
  private final Table table;

  public TermIndex(Table table) {
    this.table = table;
  }

  /** Can be repeated: a row that exists is replaced by the same row. */
  public void index(Advisory advisory, Set<String> terms, long expiresAt) {
    String sort =
        KeyEncoding.sortableTime(advisory.seenAt()) + "#" + KeyEncoding.textOrHash(advisory.id());
    table.putAll(
        terms.stream()
            .map(TermIndex::partitionKey)
            .distinct()
            .map(term -> Row.of("pk", term).with("sk", sort).with("expiresAt", expiresAt))
            .toList());
  }

  /** The ids of up to {@code limit} advisories that have all of the terms, newest first. */
  public List<String> findIds(Collection<String> terms, int limit) {
    List<Iterator<Row>> lists =
        terms.stream().map(TermIndex::partitionKey).distinct().map(this::queryNewestFirst).toList();
    List<String> ids = new ArrayList<>();
    if (lists.isEmpty()) {
      return ids;
    }
    String[] heads = new String[lists.size()];
    while (ids.size() < limit && advanceToCommonRow(lists, heads)) {
      ids.add(advisoryId(heads[0]));
    }
    return ids;
  }

  /** Advances each list to the next row that all lists contain; false if there is none. */
  private static boolean advanceToCommonRow(List<Iterator<Row>> lists, String[] heads) {
    if (!lists.getFirst().hasNext()) {
      return false;
    }
    heads[0] = lists.getFirst().next().text("sk");
    int matchCount = 1;
    for (int i = 1 % lists.size(); matchCount < lists.size(); i = (i + 1) % lists.size()) {
      String wanted = heads[Math.floorMod(i - 1, lists.size())];
      while (heads[i] == null || heads[i].compareTo(wanted) > 0) {
        if (!lists.get(i).hasNext()) {
          return false;
        }
        heads[i] = lists.get(i).next().text("sk");
      }
      matchCount = heads[i].equals(wanted) ? matchCount + 1 : 1;
    }
    return true;
  }

  private Iterator<Row> queryNewestFirst(String partition) {
    return table
        .query("pk = :term", Map.of(":term", partition), query -> query.scanIndexForward(false))
        .iterator();
  }

  private static String partitionKey(String term) {
    return "NAME#" + KeyEncoding.textOrHash(term);
  }

  private static String advisoryId(String sort) {
    return sort.substring(sort.indexOf('#') + 1);
  }
}
