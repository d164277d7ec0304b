package bellwether.domain.vendor;

import bellwether.domain.advisory.Advisory;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A mention of a customer's vendor in a report, without a role in a breach that is likely enough
 * for an alert. It appears in the digest only.
 *
 * @param vendor its name as the customer writes it
 * @param advisoryId id of the report
 * @param title the report's title, truncated
 * @param url the report's source; null if the feed gives none or it is too long
 * @param possible whether the vendor is possibly concerned
 * @param seenAt when it was first matched, which decides the digest it appears in
 */
public record Mention(
    String customer,
    String vendor,
    String advisoryId,
    String title,
    @Nullable String url,
    String feed,
    boolean possible,
    Instant seenAt) {
  /** Limited because there are many mentions and a digest shows fewer characters. */
  private static final int MAX_TITLE_LENGTH = 200;

  private static final int MAX_URL_LENGTH = 1_000;

  /** The identity of a mention, the same on every retry. */
  public record Key(String customer, String vendor, String advisoryId, boolean possible) {}

  /** Creates the mention of a vendor in an advisory. */
  public static Mention of(
      String customer, Vendor vendor, Advisory advisory, boolean possible, Instant at) {
    String title = advisory.title();
    String url = advisory.url();
    return new Mention(
        customer,
        vendor.name(),
        advisory.id(),
        title.substring(0, title.offsetByCodePoints(0, titleLength(title))),
        url == null || url.length() > MAX_URL_LENGTH ? null : url,
        advisory.feed(),
        possible,
        at);
  }

  /** The key of the mention, which contains {@link Vendor#key}. */
  public Key key() {
    return new Key(customer, Vendor.key(vendor), advisoryId, possible);
  }

  private static int titleLength(String title) {
    return Math.min(MAX_TITLE_LENGTH, title.codePointCount(0, title.length()));
  }
}
