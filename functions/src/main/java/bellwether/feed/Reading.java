package bellwether.feed;

import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What came of one poll of one feed. */
public sealed interface Reading {

  /**
   * The feed answered with a document.
   *
   * @param etag to be kept only after every item is; null where the server sent none, or where the
   *     document was empty or damaged and must be asked for again in full
   * @param lastModified as {@code etag}
   * @param degraded whether something had to be mended or left out to read it
   */
  record Fresh(
      List<Item> items, @Nullable String etag, @Nullable String lastModified, boolean degraded)
      implements Reading {
    public Fresh {
      items = List.copyOf(items);
    }
  }

  /** The feed is as it was at the last poll: keep the validators that are kept. */
  record Unchanged() implements Reading {}

  /**
   * The feed could not be read this time.
   *
   * @param reason for people, in one line, without secrets
   * @param retryAfter how long the server asks us to stay away, 1 minute to 24 hours; null where it
   *     does not say
   */
  record Failed(String reason, @Nullable Duration retryAfter) implements Reading {}
}
