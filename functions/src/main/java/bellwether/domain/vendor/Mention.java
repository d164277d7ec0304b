package bellwether.domain.vendor;

import bellwether.domain.advisory.Advisory;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * That a report names a customer's vendor without a part in a breach: told in the digest, never by
 * itself.
 *
 * @param vendor its name as the customer writes it
 * @param advisoryId id of the report
 * @param title the report's, or its beginning
 * @param url the report's source; null where the feed gives none, or one too long to be followed
 * @param seenAt when it was first matched, which is the time that a digest goes by
 */
public record Mention(
    String customer,
    String vendor,
    String advisoryId,
    String title,
    @Nullable String url,
    String feed,
    Instant seenAt) {
  /** There are many of these, and a digest shows less. */
  private static final int MAX_TITLE_LENGTH = 200;

  private static final int MAX_URL_LENGTH = 1_000;

  /** What tells a mention from any other: the same from every retry. */
  public record Key(String customer, String vendor, String advisoryId) {}

  /** The mention of a vendor in an advisory, kept small. */
  public static Mention of(String customer, Vendor vendor, Advisory advisory, Instant at) {
    String title = advisory.title();
    String url = advisory.url();
    return new Mention(
        customer,
        vendor.name(),
        advisory.id(),
        title.substring(0, title.offsetByCodePoints(0, titleLength(title))),
        url == null || url.length() > MAX_URL_LENGTH ? null : url,
        advisory.feed(),
        at);
  }

  /** Its key, in which the vendor is {@link Vendor#key}. */
  public Key key() {
    return new Key(customer, Vendor.key(vendor), advisoryId);
  }

  private static int titleLength(String title) {
    return Math.min(MAX_TITLE_LENGTH, title.codePointCount(0, title.length()));
  }
}
