package bellwether.feed;

import java.io.IOException;
import java.io.InputStream;
import java.io.InterruptedIOException;
import java.net.URI;
import java.net.UnknownHostException;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.zip.GZIPInputStream;
import javax.net.ssl.SSLException;
import okhttp3.Interceptor;
import okhttp3.Response;
import okhttp3.ResponseBody;
import okio.ByteString;
import org.jspecify.annotations.Nullable;

/**
 * Reads what a server answers once all redirects are followed: a document, or why there is none.
 */
final class Answers {
  /** Under this name the header passes OkHttp untouched. */
  private static final String RETRY_AFTER = "Bellwether-Retry-After";

  private static final int WISH_BYTES = 4_096;

  private static final Pattern NEXT = Pattern.compile("<([^<>]{1,2000})>\\s*;[^,]*rel=\"?next\"?");

  private final long maxBytes;

  /**
   * @param maxBytes of a body after decompression
   */
  Answers(long maxBytes) {
    this.maxBytes = maxBytes;
  }

  /** Left to itself OkHttp obeys the header at once, and breaks on a number beyond an int. */
  static Response withoutRetryAfter(Interceptor.Chain chain) throws IOException {
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
  Fetched read(Response response, boolean conditional, @Nullable URI movedTo, long beginning)
      throws IOException {
    String retryAfter = response.header(RETRY_AFTER);
    int status = response.code();
    return switch (status) {
      case 200 -> document(response, movedTo, beginning);
      case 206 ->
          beginning > 0 && response.header("Content-Range", "").startsWith("bytes 0-")
              ? document(response, movedTo, beginning)
              : new Fetched.Refused("answers unexpectedly (206): a part that nobody asked for");
      case 304 ->
          conditional
              ? new Fetched.Unmodified(movedTo)
              : new Fetched.Refused("says that nothing changed (304) without being asked so");
      case 401, 403, 406, 451 ->
          new Fetched.Refused(
              "does not let us in (" + status + ")" + wish(response), retryAfter, status);
      case 404 ->
          new Fetched.Refused("is not there (404): check the feed's address", retryAfter, status);
      case 410 ->
          new Fetched.Refused("is gone for good (410): take the feed out", retryAfter, status);
      case 429 -> new Fetched.Refused("asks us to come less often (429)", retryAfter, status);
      default ->
          new Fetched.Refused(
              (response.code() >= 500 ? "has trouble (" : "answers unexpectedly (") + status + ")",
              retryAfter,
              status);
    };
  }

  private Fetched document(Response response, @Nullable URI movedTo, long beginning)
      throws IOException {
    ResponseBody body = response.body();
    if (body == null) {
      return new Fetched.Refused("answers without a body");
    }
    String encoding =
        response.header("Content-Encoding", "identity").strip().toLowerCase(Locale.ROOT);
    InputStream in = body.byteStream();
    ByteString bytes;
    switch (encoding) {
      case "identity", "" ->
          bytes =
              beginning > 0
                  ? ByteString.of(in.readNBytes((int) Math.min(beginning, maxBytes)))
                  : Inflation.plain(in, maxBytes);
      case "gzip", "x-gzip" -> bytes = Inflation.gunzip(in, maxBytes);
      default -> {
        return new Fetched.Refused("is compressed in a way that we did not ask for");
      }
    }
    return new Fetched.Document(
        bytes,
        response.header("Content-Type"),
        response.request().url().uri(),
        response.header("ETag"),
        response.header("Last-Modified"),
        movedTo,
        next(response.header("Link", "")));
  }

  /**
   * EDGAR answers so, in a web page, to whoever does not say in the User-Agent whom to write to.
   */
  private static String wish(Response response) {
    ResponseBody body = response.body();
    if (body == null) {
      return "";
    }
    boolean gzip = response.header("Content-Encoding", "").contains("gzip");
    try (InputStream in = gzip ? new GZIPInputStream(body.byteStream()) : body.byteStream()) {
      String page = new String(in.readNBytes(WISH_BYTES), StandardCharsets.ISO_8859_1);
      return page.toLowerCase(Locale.ROOT).contains("undeclared automated tool")
          ? ": it wants to know whom to write to, so set BELLWETHER_CONTACT to an e-mail address"
          : "";
    } catch (IOException unread) {
      return "";
    }
  }

  private static @Nullable String next(String links) {
    Matcher next = NEXT.matcher(links);
    return next.find() ? next.group(1) : null;
  }

  /** Constant words: what an inner host answered, or how fast, is nobody's to learn. */
  static String reason(IOException failed) {
    return switch (failed) {
      case GuardedSocketFactory.Forbidden _ -> "is at an address that is not public";
      case UnknownHostException _ -> "has a host name that nobody knows";
      case InterruptedIOException _ -> "took too long to answer";
      case SSLException _ -> "can't be reached securely: its certificate or TLS is bad";
      case Inflation.TooLarge tooLarge -> "sends a body that " + tooLarge.getMessage();
      default -> "can't be reached, or broke off in the middle";
    };
  }
}
