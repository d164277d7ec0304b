package bellwether.feed.http;

import java.net.URI;
import okio.ByteString;
import org.jspecify.annotations.Nullable;

/** What came of one request, redirects followed. */
public sealed interface FetchResult {

  /**
   * @param finalUrl the address that answered in the end
   * @param etag byte for byte as sent; null where absent
   * @param lastModified byte for byte as sent; null where absent
   * @param movedTo where every hop was a permanent redirect; null where none was
   * @param nextPage address of the next page of a list (RFC 8288); null where there is none
   * @param defect why the body is not whole; null where it is
   */
  record Document(
      ByteString body,
      @Nullable String contentType,
      URI finalUrl,
      @Nullable String etag,
      @Nullable String lastModified,
      @Nullable URI movedTo,
      @Nullable String nextPage,
      @Nullable BodyDefect defect)
      implements FetchResult {}

  /**
   * @param movedTo where every hop was a permanent redirect; null where none was
   * @param etag of what is unchanged, as sent; null where absent
   */
  record NotModified(@Nullable URI movedTo, @Nullable String etag) implements FetchResult {}

  /**
   * @param retryAfter the header as sent; null where absent
   * @param status of the answer; 0 where there was none
   */
  record Failure(String reason, @Nullable String retryAfter, int status) implements FetchResult {
    public Failure(String reason) {
      this(reason, null, 0);
    }
  }
}
