package bellwether.feed;

import java.net.URI;
import okio.ByteString;
import org.jspecify.annotations.Nullable;

/** What came of one request, redirects followed. */
sealed interface Fetched {

  /**
   * @param from the address that answered in the end
   * @param etag byte for byte as sent; null where absent
   * @param lastModified byte for byte as sent; null where absent
   */
  record Document(
      ByteString body,
      @Nullable String contentType,
      URI from,
      @Nullable String etag,
      @Nullable String lastModified)
      implements Fetched {}

  record Unmodified() implements Fetched {}

  /**
   * @param retryAfter the header as sent; null where absent
   */
  record Refused(String reason, @Nullable String retryAfter) implements Fetched {
    Refused(String reason) {
      this(reason, null);
    }
  }
}
