package bellwether.domain.vendor;

import bellwether.domain.advisory.Advisory;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * That a report names a customer's vendor without a part in a breach: told in the digest, never by
 * itself.
 *
 * @param vendor its name as the customer writes it
 * @param advisory id of the report
 * @param title the report's, or its beginning
 * @param url the report's source; null where the feed gives none, or one too long to be followed
 * @param seenAt when it was first matched, which is the time that a digest goes by
 */
public record Mention(
    String customer,
    String vendor,
    String advisory,
    String title,
    @Nullable String url,
    String feed,
    Instant seenAt) {
  /** There are many of these, and a digest shows less. */
  private static final int MOST_OF_TITLE = 200;

  private static final int MOST_OF_URL = 1_000;

  /** What tells a mention from any other: the same from every retry. */
  public record Key(String customer, String vendor, String advisory) {}

  /** The mention of a vendor in an advisory, kept small. */
  public static Mention of(String customer, Vendor vendor, Advisory advisory, Instant at) {
    String title = advisory.title();
    String url = advisory.url();
    return new Mention(
        customer,
        vendor.name(),
        advisory.id(),
        title.substring(0, title.offsetByCodePoints(0, shown(title))),
        url == null || url.length() > MOST_OF_URL ? null : url,
        advisory.feed(),
        at);
  }

  /** Its key, in which the vendor is {@link Vendor#key}. */
  public Key key() {
    return new Key(customer, Vendor.key(vendor), advisory);
  }

  private static int shown(String title) {
    return Math.min(MOST_OF_TITLE, title.codePointCount(0, title.length()));
  }
}
