package bellwether.feed.crawl;

import java.util.Locale;
import okhttp3.HttpUrl;
import org.jspecify.annotations.Nullable;

/**
 * The position in a list of pages, stored from one poll to the next.
 *
 * @param newest the top of the list at the last poll
 * @param lastCaughtUp the top of the list when it was last read completely; none if it is complete
 *     now
 * @param next address of the page to continue from; null if the list is read completely
 * @param pagesRead number of pages read since then
 */
public record PageCursor(
    LastSeenItems newest, LastSeenItems lastCaughtUp, @Nullable String next, int pagesRead) {
  private static final int MAX_CHARS = 2_000;

  static PageCursor caughtUp(LastSeenItems top) {
    return new PageCursor(top, LastSeenItems.NONE, null, 0);
  }

  public static PageCursor parse(@Nullable String serialized) {
    if (serialized == null) {
      return caughtUp(LastSeenItems.NONE);
    }
    String[] parts = serialized.split(" ", 4);
    return parts.length < 4 || !parts[2].matches("\\d{1,6}")
        ? caughtUp(new LastSeenItems(parts[0]))
        : new PageCursor(
            new LastSeenItems(parts[0]),
            new LastSeenItems(parts[1]),
            parts[3],
            Integer.parseInt(parts[2]));
  }

  public String serialize() {
    return next == null || next.length() > MAX_CHARS
        ? newest.serialized()
        : String.format(
            Locale.ROOT,
            "%s %s %d %s",
            newest.serialized(),
            lastCaughtUp.serialized(),
            pagesRead,
            next);
  }

  /** Whether both addresses have the same origin (RFC 6454), as the pages of a list must. */
  static boolean sameOrigin(String one, String other) {
    HttpUrl a = HttpUrl.parse(one);
    HttpUrl b = HttpUrl.parse(other);
    return a != null
        && b != null
        && a.scheme().equals(b.scheme())
        && a.host().equals(b.host())
        && a.port() == b.port();
  }
}
