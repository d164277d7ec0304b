package bellwether.domain;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * One item of a feed, read and cleaned: plain text, no markup, lengths bounded.
 *
 * @param id SHA-256 in hex of feed and native id: the same item has the same id at every poll
 * @param url absolute http or https address of the item's source; null where the feed gives none
 * @param text the body as plain text, paragraphs parted by a blank line; may be empty
 * @param published with the zone in which the feed stated it; null where absent or unreadable. It
 *     never decides whether an item is new
 * @param seenAt when we first read the item
 * @param audience the customers whose own source this is, by Slack's team id; empty for everybody
 * @param revision how often the source changed something that matters since we first read it
 * @param changes what it changed, oldest first, a line each; empty where {@code revision} is 0
 * @param silent whether it was there when its feed was first read: told in a summary, never by
 *     itself
 */
public record Advisory(
    String id,
    String feed,
    String title,
    @Nullable String url,
    String text,
    @Nullable OffsetDateTime published,
    Stated stated,
    Instant seenAt,
    Set<String> audience,
    int revision,
    List<String> changes,
    boolean silent) {

  public Advisory {
    audience = Set.copyOf(audience);
    changes = List.copyOf(changes);
  }

  /** An advisory for everybody, as it was first read. */
  public Advisory(
      String id,
      String feed,
      String title,
      @Nullable String url,
      String text,
      @Nullable OffsetDateTime published,
      Stated stated,
      Instant seenAt) {
    this(id, feed, title, url, text, published, stated, seenAt, Set.of(), 0, List.of(), false);
  }

  /** The same with other words. */
  public Advisory withWords(String newTitle, @Nullable String newUrl, String newText) {
    return new Advisory(
        id, feed, newTitle, newUrl, newText, published, stated, seenAt, audience, revision, changes,
        silent);
  }

  /** The same with other statements of its format. */
  public Advisory withStated(Stated other) {
    return new Advisory(
        id, feed, title, url, text, published, other, seenAt, audience, revision, changes, silent);
  }

  /** The same for these customers alone; for everybody if there are none. */
  public Advisory forAudience(Set<String> customers) {
    return new Advisory(
        id, feed, title, url, text, published, stated, seenAt, customers, revision, changes,
        silent);
  }

  /** The same as one that was there when its feed was first read. */
  public Advisory asSilent() {
    return new Advisory(
        id, feed, title, url, text, published, stated, seenAt, audience, revision, changes, true);
  }
}
