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

/** Reads the final response of a fetch: a document, or the reason why there is none. */
record ResponseReader(long maxBytes) {
  /** OkHttp does not interpret a header of this name. */
  private static final String RETRY_AFTER = "Bellwether-Retry-After";

  private static final int ERROR_PAGE_BYTES = 4_096;

  private static final Pattern NEXT_LINK =
      Pattern.compile("<([^<>]{1,2000})>\\s*;[^,]*rel=\"?next\"?");

  /**
   * OkHttp would retry a response with a zero Retry-After, and fails if the number is not an int.
   */
  static Response hideRetryAfter(Interceptor.Chain chain) throws IOException {
    Response response = chain.proceed(chain.request());
    String retryAfter = response.header("Retry-After");
    return retryAfter == null
        ? response
        : response.newBuilder().removeHeader("Retry-After").header(RETRY_AFTER, retryAfter).build();
  }

  /**
   * @param conditional whether validators were sent
   * @param movedTo the new address if every redirect was permanent; null if there was none
   * @param prefixBytes how much of the document was requested; 0 for all of it
   */
  FetchResult read(Response response, boolean conditional, @Nullable URI movedTo, long prefixBytes)
      throws IOException {
    String retryAfter = response.header(RETRY_AFTER);
    int status = response.code();
    return switch (status) {
      // RFC 9110, section 15.3.4: 203 is a 200 that a proxy modified.
      case 200, 203 -> readDocument(response, movedTo, prefixBytes);
      case 206 ->
          prefixBytes > 0 && response.header("Content-Range", "").startsWith("bytes 0-")
              ? readDocument(response, movedTo, prefixBytes)
              : new FetchResult.Failure(
                  "answers unexpectedly (206): a part that was not requested");
      case 304 ->
          conditional
              ? new FetchResult.NotModified(movedTo, response.header("ETag"))
              : new FetchResult.Failure("answers 304 to an unconditional request");
      case 401, 403, 406, 451 ->
          new FetchResult.Failure(
              "denies access (" + status + ")" + contactHint(response), retryAfter, status);
      case 404 ->
          new FetchResult.Failure(
              "is not there (404): check the feed's address", retryAfter, status);
      case 410 -> new FetchResult.Failure("is gone (410): remove the feed", retryAfter, status);
      case 429 -> new FetchResult.Failure("limits the rate of requests (429)", retryAfter, status);
      default ->
          new FetchResult.Failure(
              (response.code() >= 500 ? "has a server error (" : "answers unexpectedly (")
                  + status
                  + ")",
              retryAfter,
              status);
    };
  }

  private FetchResult readDocument(Response response, @Nullable URI movedTo, long prefixBytes)
      throws IOException {
    ResponseBody body = response.body();
    if (body == null) {
      return new FetchResult.Failure("answers without a body");
    }
    BoundedBody sent =
        BoundedBody.read(
            body.byteStream(), prefixBytes > 0 ? prefixBytes : maxBytes, prefixBytes == 0);
    ContentDecoder coding = new ContentDecoder(response.header("Content-Encoding", ""), maxBytes);
    BoundedInflater.Inflated plain = coding.decompress(sent.bytes());
    Optional<String> unread = coding.unsupportedEncoding(plain.bytes());
    if (unread.isPresent()) {
      return new FetchResult.Failure(
          "is compressed with " + unread.get() + ", which is not supported");
    }
    boolean reliable = !isModifiedInFuture(response);
    return new FetchResult.Document(
        plain.bytes(),
        response.header("Content-Type"),
        response.request().url().uri(),
        reliable ? validator(response, "ETag") : null,
        reliable ? validator(response, "Last-Modified") : null,
        movedTo,
        nextPageUrl(response.request().url(), response.header("Link", "")),
        sent.defect() == null && prefixBytes == 0 ? plain.defect() : sent.defect());
  }

  private record BoundedBody(ByteString bytes, @Nullable BodyDefect defect) {

    /** {@code all} is whether a longer body is a defect, or only more than was requested. */
    static BoundedBody read(InputStream in, long mostBytes, boolean all) throws IOException {
      Buffer bytes = new Buffer();
      byte[] chunk = new byte[8_192];
      try {
        for (int n = in.read(chunk); n >= 0; n = in.read(chunk)) {
          long remaining = mostBytes - bytes.size();
          bytes.write(chunk, 0, (int) Math.min(n, remaining));
          if (n > remaining || (n == remaining && !all)) {
            return new BoundedBody(bytes.readByteString(), all ? BodyDefect.TOO_LONG : null);
          }
        }
        return new BoundedBody(bytes.readByteString(), null);
      } catch (IOException cut) {
        if (bytes.size() == 0) {
          throw cut;
        }
        BodyDefect defect =
            cut instanceof InterruptedIOException ? BodyDefect.TOO_SLOW : BodyDefect.CUT_OFF;
        return new BoundedBody(bytes.readByteString(), defect);
      }
    }
  }

  /**
   * Null if the validator is empty, because it would always match, or contains characters that a
   * request header must not have (RFC 9110, section 5.5).
   */
  private static @Nullable String validator(Response response, String name) {
    String value = response.header(name, "").strip();
    return value.matches("(?:W/)?\"\"|") || !value.matches("[\t -~]{1,1000}") ? null : value;
  }

  /**
   * RFC 9110, section 8.8.2.1: a document cannot be modified after it was sent. If a server says
   * so, its clock and its validators are not reliable.
   */
  private static boolean isModifiedInFuture(Response response) {
    Instant modified = HttpDateParser.parse(response.header("Last-Modified"));
    Instant sent = HttpDateParser.parse(response.header("Date"));
    return modified != null && sent != null && modified.isAfter(sent);
  }

  /** EDGAR sends this page to clients without an email address in the User-Agent. */
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
          ? ": it requires a contact, so set BELLWETHER_CONTACT to an email address"
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

  /** Constant texts, so that they reveal nothing about internal hosts. */
  static String failureReason(IOException failed) {
    return switch (failed) {
      case PublicSocketFactory.ForbiddenAddressException _ -> "is at an address that is not public";
      case UnknownHostException _ -> "has a host name that does not resolve";
      case InterruptedIOException _ -> "took too long to answer";
      case SSLException _ -> "can't be reached securely: its certificate or TLS is bad";
      case BoundedInflater.TooLargeException tooLarge ->
          "sends a body that " + tooLarge.getMessage();
      default -> "can't be reached, or broke off in the middle";
    };
  }
}
