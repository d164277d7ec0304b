package bellwether.domain.chain;

import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A vendor's page of subprocessors, as it was last read. A page that cannot be read keeps the rows
 * of the last time that it could, which expire.
 *
 * @param rows the suppliers that the page named when it was last read
 * @param readAt when it was last read; null if it never was
 * @param nextReadAt when it is read next
 * @param problem why the last attempt failed, without secrets; null if it did not
 * @param version counts the writes of this state; 0 before the first
 */
public record SupplierPage(
    URI address,
    List<Row> rows,
    @Nullable Instant readAt,
    Instant nextReadAt,
    @Nullable String etag,
    @Nullable String lastModified,
    @Nullable String problem,
    long version) {
  /** Vendors announce new subprocessors weeks before they use them. */
  public static final Duration INTERVAL = Duration.ofDays(7);

  /** After an attempt that failed. */
  public static final Duration RETRY_INTERVAL = Duration.ofDays(1);

  /** So long the rows count after the last read: eight failed weeks. */
  public static final int EXPIRY_DAYS = 60;

  /**
   * A supplier.
   *
   * @param quote the row that names it, truncated
   */
  public record Row(String supplier, String quote) {}

  public SupplierPage {
    rows = List.copyOf(rows);
  }

  /** The state of a page before the first read. */
  public static SupplierPage neverRead(URI address) {
    return new SupplierPage(address, List.of(), null, Instant.EPOCH, null, null, null, 0);
  }

  /** The state after a read that found these rows. */
  public SupplierPage afterRead(
      List<Row> read, @Nullable String newEtag, @Nullable String newLastModified, Instant now) {
    return new SupplierPage(
        address, read, now, now.plus(INTERVAL), newEtag, newLastModified, null, version);
  }

  /** The state after a read by which the page had not changed. */
  public SupplierPage afterUnchanged(Instant now) {
    return afterRead(rows, etag, lastModified, now);
  }

  /** The state after an attempt that failed, or found no names: nothing else is forgotten. */
  public SupplierPage afterFailure(String reason, Instant now) {
    return new SupplierPage(
        address, rows, readAt, now.plus(RETRY_INTERVAL), null, null, reason, version);
  }
}
