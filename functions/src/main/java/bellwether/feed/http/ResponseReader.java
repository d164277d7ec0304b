package bellwether.feed.http;

import java.io.IOException;
import java.io.InputStream;
import java.io.InterruptedIOException;
import java.net.URI;
import java.net.UnknownHostException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.net.ssl.SSLException;
import okhttp3.HttpUrl;
import okhttp3.Interceptor;
import okhttp3.Response;
import okhttp3.ResponseBody;
import okio.Buffer;
import okio.ByteString;
import org.jspecify.annotations.Nullable;

/**
 * Reads what a server answers once all redirects are followed: a document, or why there is none.
 */
final class ResponseReader {
  /** Under this name the header passes OkHttp untouched. */
  private static final String RETRY_AFTER = "Bellwether-Retry-After";

  private static final int ERROR_PAGE_BYTES = 4_096;

  private static final Pattern NEXT_LINK =
      Pattern.compile("<([^<>]{1,2000})>\\s*;[^,]*rel=\"?next\"?");

  private final long maxBytes;

  /**
   * @param maxBytes of a body after decompression
   */
  ResponseReader(long maxBytes) {
    this.maxBytes = maxBytes;
  }

  /** Left to itself OkHttp obeys the header at once, and breaks on a number beyond an int. */
  static Response hideRetryAfter(Interceptor.Chain chain) throws IOException {
    Response response = chain.proceed(chain.request());
    String asked = response.header("Retry-After");
    return asked == null
        ? response
        : response.newBuilder().removeHeader("Retry-After").header(RETRY_AFTER, asked).build();
  }

  /**
   * @param conditional whether validators were sent
   * @param movedTo where every hop was a permanent redirect; null where none was
   * @param beginning of the document that was asked for, in bytes; 0 for all of it
   */
  FetchResult read(Response response, boolean conditional, @Nullable URI movedTo, long beginning)
      throws IOException {
    String retryAfter = response.header(RETRY_AFTER);
    int status = response.code();
    return switch (status) {
      // RFC 9110, section 15.3.4: 203 is a 200 that a proxy changed.
      case 200, 203 -> readDocument(response, movedTo, beginning);
      case 206 ->
          beginning > 0 && response.header("Content-Range", "").startsWith("bytes 0-")
              ? readDocument(response, movedTo, beginning)
              : new FetchResult.Failure("answers unexpectedly (206): a part that nobody asked for");
      case 304 ->
          conditional
              ? new FetchResult.NotModified(movedTo, response.header("ETag"))
              : new FetchResult.Failure("says that nothing changed (304) without being asked so");
      case 401, 403, 406, 451 ->
          new FetchResult.Failure(
              "does not let us in (" + status + ")" + contactHint(response), retryAfter, status);
      case 404 ->
          new FetchResult.Failure(
              "is not there (404): check the feed's address", retryAfter, status);
      case 410 ->
          new FetchResult.Failure("is gone for good (410): take the feed out", retryAfter, status);
      case 429 -> new FetchResult.Failure("asks us to come less often (429)", retryAfter, status);
      default ->
          new FetchResult.Failure(
              (response.code() >= 500 ? "has trouble (" : "answers unexpectedly (") + status + ")",
              retryAfter,
              status);
    };
  }

  private FetchResult readDocument(Response response, @Nullable URI movedTo, long beginning)
      throws IOException {
    ResponseBody body = response.body();
    if (body == null) {
      return new FetchResult.Failure("answers without a body");
    }
    BoundedBody sent =
        BoundedBody.read(body.byteStream(), beginning > 0 ? beginning : maxBytes, beginning == 0);
    ContentDecoder coding = new ContentDecoder(response.header("Content-Encoding", ""), maxBytes);
    BoundedInflater.Inflated plain = coding.decompress(sent.bytes());
    Optional<String> unread = coding.unsupportedEncoding(plain.bytes());
    if (unread.isPresent()) {
      return new FetchResult.Failure(
          "is compressed with " + unread.get() + ", which we did not ask for");
    }
    boolean dated = !isModifiedInFuture(response);
    return new FetchResult.Document(
        plain.bytes(),
        response.header("Content-Type"),
        response.request().url().uri(),
        dated ? validator(response, "ETag") : null,
        dated ? validator(response, "Last-Modified") : null,
        movedTo,
        nextPageUrl(response.request().url(), response.header("Link", "")),
        sent.defect() == null && beginning == 0 ? plain.defect() : sent.defect());
  }

  /** What came of a body, which may end early. */
  private record BoundedBody(ByteString bytes, @Nullable BodyDefect defect) {

    /**
     * @param all whether more than these bytes is more than we take, and not just more than we want
     */
    static BoundedBody read(InputStream in, long mostBytes, boolean all) throws IOException {
      Buffer bytes = new Buffer();
      byte[] chunk = new byte[8_192];
      try {
        for (int n = in.read(chunk); n >= 0; n = in.read(chunk)) {
          long room = mostBytes - bytes.size();
          bytes.write(chunk, 0, (int) Math.min(n, room));
          if (n > room || (n == room && !all)) {
            return new BoundedBody(bytes.readByteString(), all ? BodyDefect.TOO_LONG : null);
          }
        }
        return new BoundedBody(bytes.readByteString(), null);
      } catch (IOException cut) {
        if (bytes.size() == 0) {
          throw cut;
        }
        BodyDefect flaw =
            cut instanceof InterruptedIOException ? BodyDefect.TOO_SLOW : BodyDefect.CUT_OFF;
        return new BoundedBody(bytes.readByteString(), flaw);
      }
    }
  }

  /**
   * None where it is empty, which would match for ever, or where it holds what a request's header
   * may not (RFC 9110, section 5.5).
   */
  private static @Nullable String validator(Response response, String name) {
    String value = response.header(name, "").strip();
    return value.matches("(?:W/)?\"\"|") || !value.matches("[\t -~]{1,1000}") ? null : value;
  }

  /**
   * RFC 9110, section 8.8.2.1: a document is not modified after it was sent. A server that says so
   * has a clock, and validators, that can't be relied on.
   */
  private static boolean isModifiedInFuture(Response response) {
    Instant modified = HttpDateParser.parse(response.header("Last-Modified"));
    Instant sent = HttpDateParser.parse(response.header("Date"));
    return modified != null && sent != null && modified.isAfter(sent);
  }

  /**
   * EDGAR answers so, in a web page, to whoever does not say in the User-Agent whom to write to.
   */
  private String contactHint(Response response) {
    ResponseBody body = response.body();
    if (body == null) {
      return "";
    }
    try {
      ByteString sent = BoundedBody.read(body.byteStream(), ERROR_PAGE_BYTES, false).bytes();
      ByteString plain = new ContentDecoder("", maxBytes).decompress(sent).bytes();
      String page = plain.string(StandardCharsets.ISO_8859_1);
      return page.toLowerCase(Locale.ROOT).contains("undeclared automated tool")
          ? ": it wants to know whom to write to, so set BELLWETHER_CONTACT to an e-mail address"
          : "";
    } catch (IOException unread) {
      return "";
    }
  }

  private static @Nullable String nextPageUrl(HttpUrl page, String links) {
    Matcher next = NEXT_LINK.matcher(links);
    HttpUrl target = next.find() ? page.resolve(next.group(1)) : null;
    return target == null ? null : target.toString();
  }

  /** Constant words: what an inner host answered, or how fast, is nobody's to learn. */
  static String failureReason(IOException failed) {
    return switch (failed) {
      case PublicSocketFactory.ForbiddenAddressException _ -> "is at an address that is not public";
      case UnknownHostException _ -> "has a host name that nobody knows";
      case InterruptedIOException _ -> "took too long to answer";
      case SSLException _ -> "can't be reached securely: its certificate or TLS is bad";
      case BoundedInflater.TooLargeException tooLarge ->
          "sends a body that " + tooLarge.getMessage();
      default -> "can't be reached, or broke off in the middle";
    };
  }
}
