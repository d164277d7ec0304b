package bellwether.feed.http;

import bellwether.feed.text.TextDecoder;
import java.net.URI;
import java.util.List;
import okio.ByteString;
import org.jspecify.annotations.Nullable;

/** The result of fetching a document, after redirects. */
public sealed interface FetchResult {

  /**
   * @param finalUrl the address after redirects
   * @param etag byte for byte as sent; null if absent
   * @param lastModified byte for byte as sent; null if absent
   * @param movedTo the new address if every redirect was permanent; null if there was none
   * @param nextPage address of the next page of a list (RFC 8288); null if there is none
   * @param defect why the body is incomplete; null if it is complete
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
      implements FetchResult {
    public String text() {
      return TextDecoder.decode(body.toByteArray(), contentType).text();
    }

    /** Whether a list is cut off, given the number of bytes that were requested. */
    public boolean isCut(long wantedBytes) {
      return body.size() >= wantedBytes || defect != null;
    }

    /** The lines of a list, without the last one if it is cut off. */
    public List<String> completeLines(long wantedBytes) {
      String text = text();
      return text.substring(0, isCut(wantedBytes) ? text.lastIndexOf('\n') + 1 : text.length())
          .lines()
          .toList();
    }
  }

  /**
   * @param movedTo as in {@link Document}
   * @param etag as sent; null if absent
   */
  record NotModified(@Nullable URI movedTo, @Nullable String etag) implements FetchResult {}

  /**
   * @param retryAfter the header as sent; null if absent
   * @param status status of the response; 0 if there was none
   */
  record Failure(String reason, @Nullable String retryAfter, int status) implements FetchResult {
    public Failure(String reason) {
      this(reason, null, 0);
    }

    /** Whether the server denies access. */
    public boolean isForbidden() {
      return status == 401 || status == 403;
    }

    /** Whether the same request may succeed later: RFC 9110, RFC 8470 and RFC 6585. */
    public boolean isTemporary() {
      return status == 408 || status == 425 || status == 429;
    }

    public boolean isClientError() {
      return status >= 400 && status < 500;
    }
  }
}
