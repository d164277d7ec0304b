package bellwether.feed;

import java.io.IOException;
import java.io.InputStream;
import java.io.InterruptedIOException;
import java.net.Proxy;
import java.net.URI;
import java.net.UnknownHostException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Locale;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.zip.GZIPInputStream;
import javax.net.SocketFactory;
import javax.net.ssl.SSLException;
import okhttp3.Call;
import okhttp3.ConnectionPool;
import okhttp3.Dns;
import okhttp3.HttpUrl;
import okhttp3.Interceptor;
import okhttp3.OkHttpClient;
import okhttp3.Request;
import okhttp3.Response;
import okhttp3.ResponseBody;
import okio.ByteString;
import org.jspecify.annotations.Nullable;

/**
 * Fetches a document from an address that a stranger may have chosen: from the public internet
 * only, within one deadline, never more than a cap.
 */
public final class FeedClient {

  /**
   * How to fetch.
   *
   * @param allowPrivateAddresses whether any address, port and plain http may be fetched from: on
   *     one's own machine only
   * @param callDeadline for the whole of a fetch, redirects and body included
   * @param maxBytes of a body after decompression
   */
  public record Options(
      boolean allowPrivateAddresses, String userAgent, Duration callDeadline, long maxBytes) {

    /** For use in the cloud. */
    public static final Options PUBLIC =
        new Options(
            false,
            "Bellwether/0.1 (vendor breach alerts)",
            Duration.ofSeconds(20),
            Limits.DOCUMENT_BYTES);

    /** The same, with private and loopback addresses allowed or not. */
    public Options withPrivateAddresses(boolean allowed) {
      return new Options(allowed, userAgent, callDeadline, maxBytes);
    }

    /** The same, naming whom to write to: EDGAR and others lock out clients that name nobody. */
    public Options withContact(String contact) {
      // A header holds no line break (RFC 9110, section 5.5), and no server reads more than ASCII.
      String line = contact.replaceAll("[^ -~]", "").strip();
      String agent = line.isEmpty() ? userAgent : "Bellwether/0.1 " + line;
      return new Options(allowPrivateAddresses, agent, callDeadline, maxBytes);
    }

    /** The same with another deadline. */
    public Options withCallDeadline(Duration deadline) {
      return new Options(allowPrivateAddresses, userAgent, deadline, maxBytes);
    }
  }

  private static final int MAX_REDIRECTS = 5;

  /** Under this name the header passes OkHttp untouched. */
  private static final String RETRY_AFTER = "Bellwether-Retry-After";

  private static final int WISH_BYTES = 4_096;

  private static final String PERMANENT = " 301 308 ";

  private static final Pattern NEXT = Pattern.compile("<([^<>]{1,2000})>\\s*;[^,]*rel=\"?next\"?");

  /** RFC 9110, section 15.4: those that name another place for the same document. */
  private static final String REDIRECTS = " 301 302 303 307 308 ";

  private final Options options;
  private final Set<Integer> ports;
  private final OkHttpClient http;

  public FeedClient(Options options) {
    this(options, Dns.SYSTEM, Set.of(80, 443));
  }

  /**
   * @param ports that may be fetched from where private addresses are not allowed
   */
  FeedClient(Options options, Dns dns, Set<Integer> ports) {
    this.options = options;
    this.ports = Set.copyOf(ports);
    this.http =
        new OkHttpClient.Builder()
            .dns(dns)
            // A proxy would look names up, and connect, where no guard stands.
            .proxy(Proxy.NO_PROXY)
            .socketFactory(
                options.allowPrivateAddresses()
                    ? SocketFactory.getDefault()
                    : new GuardedSocketFactory())
            .followRedirects(false)
            .followSslRedirects(false)
            .addNetworkInterceptor(FeedClient::withoutRetryAfter)
            // A connection that is kept dies while a Lambda is frozen.
            .connectionPool(new ConnectionPool(0, 1, TimeUnit.NANOSECONDS))
            .connectTimeout(options.callDeadline())
            .readTimeout(options.callDeadline())
            .writeTimeout(options.callDeadline())
            .build();
  }

  /** Left to itself OkHttp obeys the header at once, and breaks on a number beyond an int. */
  private static Response withoutRetryAfter(Interceptor.Chain chain) throws IOException {
    Response response = chain.proceed(chain.request());
    String asked = response.header("Retry-After");
    return asked == null
        ? response
        : response.newBuilder().removeHeader("Retry-After").header(RETRY_AFTER, asked).build();
  }

  /** Asks for a document, by the validators of the last one where there are any. */
  Fetched get(URI address, @Nullable String etag, @Nullable String lastModified) {
    return get(address.toString(), etag, lastModified);
  }

  /** The spelling is read once, by the reader whose result is then fetched: two might disagree. */
  Fetched get(String address, @Nullable String etag, @Nullable String lastModified) {
    return get(address, etag, lastModified, 0, options.callDeadline());
  }

  /**
   * The same within a deadline of the caller's, if it is the earlier one.
   *
   * @param beginning of the document that is wanted, in bytes; 0 for all of it
   */
  Fetched get(
      String address,
      @Nullable String etag,
      @Nullable String lastModified,
      long beginning,
      Duration within) {
    Duration deadline =
        within.compareTo(options.callDeadline()) < 0 ? within : options.callDeadline();
    // Monotonic, so that a clock set anew neither cuts nor stretches the deadline.
    long endNanos = System.nanoTime() + deadline.toNanos();
    HttpUrl url = HttpUrl.parse(address);
    boolean permanent = true;
    for (int hop = 0; hop <= MAX_REDIRECTS; hop++) {
      String refusal = url == null ? "is no http or https address" : refusal(url);
      if (url == null || refusal != null) {
        return new Fetched.Refused(
            "the " + (hop == 0 ? "address " : "redirect's target ") + refusal);
      }
      Call call = http.newCall(request(url, etag, lastModified, beginning));
      long leftNanos = Math.max(1_000_000, endNanos - System.nanoTime());
      var _ = call.timeout().timeout(leftNanos, TimeUnit.NANOSECONDS);
      try (Response response = call.execute()) {
        if (!REDIRECTS.contains(" " + response.code() + " ")) {
          URI movedTo = hop > 0 && permanent ? url.uri() : null;
          return answer(response, etag != null || lastModified != null, movedTo, beginning);
        }
        permanent &= PERMANENT.contains(" " + response.code() + " ");
        HttpUrl target = url.resolve(response.header("Location", ""));
        if (target != null && url.isHttps() && !target.isHttps()) {
          return new Fetched.Refused("redirects from https to http");
        }
        url = response.header("Location") == null ? null : target;
      } catch (IOException failed) {
        return new Fetched.Refused(reason(failed));
      }
    }
    return new Fetched.Refused("redirects more than " + MAX_REDIRECTS + " times");
  }

  private @Nullable String refusal(HttpUrl url) {
    if (!url.username().isEmpty() || !url.password().isEmpty()) {
      return "holds a user name or password";
    }
    if (!options.allowPrivateAddresses() && !ports.contains(url.port())) {
      return "has a port other than 443 and 80";
    }
    return null;
  }

  private Request request(
      HttpUrl url, @Nullable String etag, @Nullable String lastModified, long beginning) {
    Request.Builder request =
        new Request.Builder()
            .url(url)
            .header("User-Agent", options.userAgent())
            .header(
                "Accept",
                "application/rss+xml, application/atom+xml, application/feed+json, text/xml;q=0.9, */*;q=0.8")
            // Asked for by name, so that OkHttp leaves the inflating, and the counting, to us.
            .header("Accept-Encoding", beginning > 0 ? "identity" : "gzip");
    if (beginning > 0) {
      request.header("Range", "bytes=0-" + (beginning - 1));
    }
    if (etag != null) {
      request.header("If-None-Match", etag);
    }
    if (lastModified != null) {
      request.header("If-Modified-Since", lastModified);
    }
    return request.build();
  }

  private Fetched answer(
      Response response, boolean conditional, @Nullable URI movedTo, long beginning)
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
                  ? ByteString.of(in.readNBytes((int) Math.min(beginning, options.maxBytes())))
                  : Inflation.plain(in, options.maxBytes());
      case "gzip", "x-gzip" -> bytes = Inflation.gunzip(in, options.maxBytes());
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
  private static String reason(IOException failed) {
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
