package bellwether.feed.crawl;

import java.util.Locale;
import okhttp3.HttpUrl;
import org.jspecify.annotations.Nullable;

/**
 * How far a list of pages was read, as it is kept from one poll to the next.
 *
 * @param newest of the list at the last poll
 * @param lastCaughtUp what was on top when the list was last read up to date; none while it is
 * @param next address of the page to go on from; null while the list is read up to date
 * @param pagesRead read since it was
 */
public record PageCursor(
    ListLandmarks newest, ListLandmarks lastCaughtUp, @Nullable String next, int pagesRead) {
  private static final int MAX_CHARS = 2_000;

  static PageCursor caughtUp(ListLandmarks top) {
    return new PageCursor(top, ListLandmarks.NONE, null, 0);
  }

  public static PageCursor parse(@Nullable String mark) {
    if (mark == null) {
      return caughtUp(ListLandmarks.NONE);
    }
    String[] parts = mark.split(" ", 4);
    return parts.length < 4 || !parts[2].matches("\\d{1,6}")
        ? caughtUp(new ListLandmarks(parts[0]))
        : new PageCursor(
            new ListLandmarks(parts[0]),
            new ListLandmarks(parts[1]),
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

  /**
   * Whether both are of one origin (RFC 6454): pages of a list are, and nothing else is read on.
   */
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
