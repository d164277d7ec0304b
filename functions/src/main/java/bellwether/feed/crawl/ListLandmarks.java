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
 * @param serialized of each item a print of its id and one of all that is shown of it
 */
record ListLandmarks(String serialized) {
  static final ListLandmarks NONE = new ListLandmarks("");

  private static final int MAX_ITEMS = 40;

  /** Hex digits of a print: no decision hangs on one of them. */
  private static final int FINGERPRINT_CHARS = 6;

  /** What a page, or two pages next to each other, have of them. */
  record Matches(int unchanged, int sameId) {
    Matches plus(Matches other) {
      return new Matches(unchanged + other.unchanged, sameId + other.sameId);
    }
  }

  static ListLandmarks of(Collection<IdentifiedItem> newestFirst) {
    StringBuilder spelled = new StringBuilder();
    newestFirst.stream()
        .limit(MAX_ITEMS)
        .forEach(item -> spelled.append(idFingerprint(item)).append(contentFingerprint(item)));
    return new ListLandmarks(spelled.toString());
  }

  boolean isEmpty() {
    return serialized.isEmpty();
  }

  /** How many of these the page shows. */
  Matches match(List<IdentifiedItem> page) {
    Set<String> names = new HashSet<>();
    Set<String> looks = new HashSet<>();
    for (int at = 0;
        at + 2 * FINGERPRINT_CHARS <= serialized.length();
        at += 2 * FINGERPRINT_CHARS) {
      names.add(serialized.substring(at, at + FINGERPRINT_CHARS));
      looks.add(serialized.substring(at + FINGERPRINT_CHARS, at + 2 * FINGERPRINT_CHARS));
    }
    int same = (int) page.stream().filter(item -> looks.contains(contentFingerprint(item))).count();
    int named = (int) page.stream().filter(item -> names.contains(idFingerprint(item))).count();
    return new Matches(same, named);
  }

  /** Whether the pages on which these were met are where the list was read before. */
  boolean isReached(Matches met, int pageSize) {
    int most = serialized.length() / (2 * FINGERPRINT_CHARS);
    int enough = Math.max(1, Math.min(pageSize / 10, most / 2));
    return met.unchanged() >= enough || met.sameId() * 4 > most * 3;
  }

  private static String idFingerprint(IdentifiedItem item) {
    return fingerprint(item.advisory().id());
  }

  private static String contentFingerprint(IdentifiedItem item) {
    var shown = item.advisory();
    return fingerprint(
        String.join(
            "\n",
            shown.id(),
            shown.title(),
            shown.text(),
            String.valueOf(shown.published()),
            String.valueOf(shown.statedFacts())));
  }

  private static String fingerprint(String words) {
    return ByteString.encodeUtf8(words).sha256().hex().substring(0, FINGERPRINT_CHARS);
  }
}
