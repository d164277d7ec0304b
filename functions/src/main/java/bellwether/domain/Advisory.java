package bellwether.domain;

import java.time.Instant;
import java.time.OffsetDateTime;
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
 */
public record Advisory(
    String id,
    String feed,
    String title,
    @Nullable String url,
    String text,
    @Nullable OffsetDateTime published,
    Stated stated,
    Instant seenAt) {}
