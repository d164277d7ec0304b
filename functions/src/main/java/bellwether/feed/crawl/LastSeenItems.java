package bellwether.feed.crawl;

import bellwether.feed.document.IdentifiedItem;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import okio.ByteString;

/**
 * The items at the top of a list when it was last read completely. A crawler that reads down the
 * list and finds them has read all new items.
 *
 * <p>Lists are sorted by time of change, so an edited item moves up and is no evidence. Therefore
 * only unchanged items count, unless three in four items are found by their ids: then the parser
 * has changed, not the items.
 *
 * @param serialized for each item a fingerprint of its id and one of its content
 */
record LastSeenItems(String serialized) {
  static final LastSeenItems NONE = new LastSeenItems("");

  private static final int MAX_ITEMS = 40;

  /** Hex digits of a fingerprint; no decision depends on a single fingerprint. */
  private static final int FINGERPRINT_CHARS = 6;

  /** The number of the items on one page, or on two adjacent pages. */
  record Matches(int unchanged, int sameId) {
    Matches plus(Matches other) {
      return new Matches(unchanged + other.unchanged, sameId + other.sameId);
    }
  }

  static LastSeenItems of(Collection<IdentifiedItem> newestFirst) {
    return new LastSeenItems(
        newestFirst.stream()
            .limit(MAX_ITEMS)
            .map(item -> idFingerprint(item) + contentFingerprint(item))
            .collect(Collectors.joining()));
  }

  boolean isEmpty() {
    return serialized.isEmpty();
  }

  /** Counts the items that are on the page. */
  Matches match(List<IdentifiedItem> page) {
    Set<String> ids = new HashSet<>();
    Set<String> contents = new HashSet<>();
    for (int start = 0;
        start + 2 * FINGERPRINT_CHARS <= serialized.length();
        start += 2 * FINGERPRINT_CHARS) {
      ids.add(serialized.substring(start, start + FINGERPRINT_CHARS));
      contents.add(serialized.substring(start + FINGERPRINT_CHARS, start + 2 * FINGERPRINT_CHARS));
    }
    int unchanged =
        (int) page.stream().filter(item -> contents.contains(contentFingerprint(item))).count();
    int sameIds = (int) page.stream().filter(item -> ids.contains(idFingerprint(item))).count();
    return new Matches(unchanged, sameIds);
  }

  /** Whether the matches show that the list was read from here on before. */
  boolean isReached(Matches matches, int pageSize) {
    int itemCount = serialized.length() / (2 * FINGERPRINT_CHARS);
    int required = Math.max(1, Math.min(pageSize / 10, itemCount / 2));
    return matches.unchanged() >= required || matches.sameId() * 4 > itemCount * 3;
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

  private static String fingerprint(String value) {
    return ByteString.encodeUtf8(value).sha256().hex().substring(0, FINGERPRINT_CHARS);
  }
}
