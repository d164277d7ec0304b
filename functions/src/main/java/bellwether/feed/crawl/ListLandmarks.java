package bellwether.feed.crawl;

import bellwether.feed.document.IdentifiedItem;

import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import okio.ByteString;

/**
 * The items that stood at the top of a list when it was last read up to date: whoever walks down
 * the list and meets them has read all that is new.
 *
 * <p>Lists are sorted by change, so an edit moves an item up to where it says nothing. What counts
 * are therefore items that are as they were; only where three in four of them are together again
 * under their ids it is we who read them differently.
 *
 * @param spelled of each item a print of its id and one of all that is shown of it
 */
record ListLandmarks(String spelled) {
  static final ListLandmarks NONE = new ListLandmarks("");

  private static final int MOST = 40;

  /** Hex digits of a print: no decision hangs on one of them. */
  private static final int PRINT_CHARS = 6;

  /** What a page, or two pages next to each other, have of them. */
  record Met(int same, int named) {
    Met plus(Met other) {
      return new Met(same + other.same, named + other.named);
    }
  }

  static ListLandmarks of(Collection<IdentifiedItem> newestFirst) {
    StringBuilder spelled = new StringBuilder();
    newestFirst.stream().limit(MOST).forEach(item -> spelled.append(name(item)).append(look(item)));
    return new ListLandmarks(spelled.toString());
  }

  boolean isEmpty() {
    return spelled.isEmpty();
  }

  /** How many of these the page shows. */
  Met met(List<IdentifiedItem> page) {
    Set<String> names = new HashSet<>();
    Set<String> looks = new HashSet<>();
    for (int at = 0; at + 2 * PRINT_CHARS <= spelled.length(); at += 2 * PRINT_CHARS) {
      names.add(spelled.substring(at, at + PRINT_CHARS));
      looks.add(spelled.substring(at + PRINT_CHARS, at + 2 * PRINT_CHARS));
    }
    int same = (int) page.stream().filter(item -> looks.contains(look(item))).count();
    int named = (int) page.stream().filter(item -> names.contains(name(item))).count();
    return new Met(same, named);
  }

  /** Whether the pages on which these were met are where the list was read before. */
  boolean isReached(Met met, int pageSize) {
    int most = spelled.length() / (2 * PRINT_CHARS);
    int enough = Math.max(1, Math.min(pageSize / 10, most / 2));
    return met.same() >= enough || met.named() * 4 > most * 3;
  }

  private static String name(IdentifiedItem item) {
    return print(item.advisory().id());
  }

  private static String look(IdentifiedItem item) {
    var shown = item.advisory();
    return print(
        String.join(
            "\n",
            shown.id(),
            shown.title(),
            shown.text(),
            String.valueOf(shown.published()),
            String.valueOf(shown.stated())));
  }

  private static String print(String words) {
    return ByteString.encodeUtf8(words).sha256().hex().substring(0, PRINT_CHARS);
  }
}
