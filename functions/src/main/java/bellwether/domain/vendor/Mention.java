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
 * @param reason why it is only a mention, with its probability; empty if stored by a version that
 *     did not record it
 */
public record Mention(
    String customer,
    String vendor,
    String advisoryId,
    String title,
    @Nullable String url,
    String feed,
    boolean possible,
    Instant seenAt,
    String reason) {
  /** Limited because there are many mentions and a digest shows fewer characters. */
  private static final int MAX_TITLE_LENGTH = 200;

  private static final int MAX_URL_LENGTH = 1_000;
  private static final int MAX_REASON_LENGTH = 200;

  /** Creates a mention without a reason. */
  public Mention(
      String customer,
      String vendor,
      String advisoryId,
      String title,
      @Nullable String url,
      String feed,
      boolean possible,
      Instant seenAt) {
    this(customer, vendor, advisoryId, title, url, feed, possible, seenAt, "");
  }

  /** The identity of a mention, the same on every retry. */
  public record Key(String customer, String vendor, String advisoryId, boolean possible) {}

  /** Creates the mention of a vendor in an advisory. */
  public static Mention of(
      String customer,
      Vendor vendor,
      Advisory advisory,
      boolean possible,
      String reason,
      Instant at) {
    String title = advisory.title();
    String url = advisory.url();
    return new Mention(
        customer,
        vendor.name(),
        advisory.id(),
        start(title, MAX_TITLE_LENGTH),
        url == null || url.length() > MAX_URL_LENGTH ? null : url,
        advisory.feed(),
        possible,
        at,
        start(reason, MAX_REASON_LENGTH));
  }

  /** The key of the mention, which contains {@link Vendor#key}. */
  public Key key() {
    return new Key(customer, Vendor.key(vendor), advisoryId, possible);
  }

  private static String start(String text, int maxLength) {
    int length = Math.min(maxLength, text.codePointCount(0, text.length()));
    return text.substring(0, text.offsetByCodePoints(0, length));
  }
}
