package bellwether.feed.http;

import bellwether.feed.text.InputLimits;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Proxy;
import java.net.URI;
import java.time.Duration;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import javax.net.SocketFactory;
import okhttp3.Call;
import okhttp3.ConnectionPool;
import okhttp3.Dns;
import okhttp3.HttpUrl;
import okhttp3.OkHttpClient;
import okhttp3.Request;
import okhttp3.Response;
import org.jspecify.annotations.Nullable;

/**
 * Fetches a document with conditional GET. Addresses may be untrusted, so it connects to the public
 * internet only, and limits the time and the size of a fetch.
 */
public final class FeedClient {

  /**
   * @param allowPrivateAddresses whether all addresses and ports are allowed; for local use only
   * @param callDeadline for a whole fetch, including redirects and body
   * @param maxBytes maximum size of a decompressed body
   * @param keys API keys by host name
   */
  public record Options(
      boolean allowPrivateAddresses,
      String userAgent,
      Duration callDeadline,
      long maxBytes,
      Map<String, FeedKey> keys) {

    /** The options for the cloud. */
    public static final Options PUBLIC =
        new Options(
            false, USER_AGENT, Duration.ofSeconds(20), InputLimits.DOCUMENT_BYTES, Map.of());

    public Options {
      keys = Map.copyOf(keys);
    }

    public Options withPrivateAddresses(boolean allowed) {
      return new Options(allowed, userAgent, callDeadline, maxBytes, keys);
    }

    /**
     * Adds the email address in the text to the User-Agent. EDGAR requires a name and an address,
     * and rejects a User-Agent with a URL or parentheses (www.sec.gov/os/webmaster-faq#developers).
     */
    public Options withContact(String contact) {
      // Headers have no line breaks (RFC 9110, section 5.5), and servers expect ASCII.
      String agent =
          ContactAddress.find(contact.replaceAll("[^ -~]", " "))
              .map(address -> USER_AGENT + " " + address)
              .orElse(userAgent);
      return new Options(allowPrivateAddresses, agent, callDeadline, maxBytes, keys);
    }

    public Options withKeys(Map<String, FeedKey> byHost) {
      return new Options(allowPrivateAddresses, userAgent, callDeadline, maxBytes, byHost);
    }

    public Options withCallDeadline(Duration deadline) {
      return new Options(allowPrivateAddresses, userAgent, deadline, maxBytes, keys);
    }
  }

  private static final String USER_AGENT = "Bellwether";

  private static final int MAX_REDIRECTS = 5;

  private static final String PERMANENT = " 301 308 ";

  /** RFC 9110, section 15.4: redirects to another location of the same document. */
  private static final String REDIRECTS = " 301 302 303 307 308 ";

  private final Options options;
  private final Set<Integer> ports;
  private final OkHttpClient http;
  private final ResponseReader responseReader;

  public FeedClient(Options options) {
    this(options, Dns.SYSTEM, Set.of(80, 443));
  }

  /** Only {@code ports} are allowed, unless private addresses are. */
  FeedClient(Options options, Dns dns, Set<Integer> ports) {
    this(options, dns, ports, new PublicSocketFactory());
  }

  FeedClient(Options options, Dns dns, Set<Integer> ports, PublicSocketFactory guarded) {
    this.options = options;
    this.ports = Set.copyOf(ports);
    this.responseReader = new ResponseReader(options.maxBytes());
    this.http =
        new OkHttpClient.Builder()
            .dns(dns)
            // A proxy would resolve and connect without the address check.
            .proxy(Proxy.NO_PROXY)
            .socketFactory(options.allowPrivateAddresses() ? SocketFactory.getDefault() : guarded)
            .followRedirects(false)
            .followSslRedirects(false)
            .addNetworkInterceptor(ResponseReader::hideRetryAfter)
            // Pooled connections die while a Lambda function is frozen.
            .connectionPool(new ConnectionPool(0, 1, TimeUnit.NANOSECONDS))
            .connectTimeout(options.callDeadline())
            .readTimeout(options.callDeadline())
            .writeTimeout(options.callDeadline())
            .build();
  }

  /**
   * Fetches a document. The address is a string because only OkHttp parses it: two parsers could
   * disagree about the host.
   *
   * @param prefixBytes how much of the document to fetch; 0 for all of it
   * @param maxDuration a deadline in addition to the one in the options
   */
  FetchResult get(
      String address,
      @Nullable String etag,
      @Nullable String lastModified,
      long prefixBytes,
      Duration maxDuration) {
    Duration deadline =
        maxDuration.compareTo(options.callDeadline()) < 0 ? maxDuration : options.callDeadline();
    // Monotonic, so that a change of the system clock does not affect the deadline.
    long endNanos = System.nanoTime() + deadline.toNanos();
    HttpUrl url = HttpUrl.parse(address);
    RedirectCookies cookies = new RedirectCookies();
    boolean permanent = true;
    for (int redirectCount = 0; redirectCount <= MAX_REDIRECTS; redirectCount++) {
      String rejection = url == null ? "is no http or https address" : rejectionReason(url);
      if (url == null || rejection != null) {
        return new FetchResult.Failure(
            "the " + (redirectCount == 0 ? "address " : "redirect's target ") + rejection);
      }
      Call call = http.newCall(request(url, etag, lastModified, prefixBytes, cookies));
      long leftNanos = Math.max(1_000_000, endNanos - System.nanoTime());
      var _ = call.timeout().timeout(leftNanos, TimeUnit.NANOSECONDS);
      try (Response response = call.execute()) {
        if (!REDIRECTS.contains(" " + response.code() + " ")) {
          URI movedTo = redirectCount > 0 && permanent ? url.uri() : null;
          return responseReader.read(
              response, etag != null || lastModified != null, movedTo, prefixBytes);
        }
        cookies.store(response);
        permanent &= PERMANENT.contains(" " + response.code() + " ");
        HttpUrl target = url.resolve(response.header("Location", ""));
        if (target != null && url.isHttps() && !target.isHttps()) {
          return new FetchResult.Failure("redirects from https to http");
        }
        url = response.header("Location") == null ? null : target;
      } catch (IOException failed) {
        return new FetchResult.Failure(ResponseReader.failureReason(failed));
      }
    }
    return new FetchResult.Failure("redirects more than " + MAX_REDIRECTS + " times");
  }

  private @Nullable String rejectionReason(HttpUrl url) {
    if (!url.username().isEmpty() || !url.password().isEmpty()) {
      return "holds a user name or password";
    }
    if (!options.allowPrivateAddresses() && !ports.contains(url.port())) {
      return "has a port other than 443 and 80";
    }
    if (!options.allowPrivateAddresses() && isAmbiguousIp(url.host())) {
      return "writes an IP address in an unusual way: write four decimal numbers";
    }
    return null;
  }

  /** Some programs parse 0177.0.0.1 as 177.0.0.1, others as 127.0.0.1. */
  private static boolean isAmbiguousIp(String host) {
    if (!host.matches("[0-9.]+")) {
      return false;
    }
    try {
      return !InetAddress.ofLiteral(host).getHostAddress().equals(host);
    } catch (IllegalArgumentException e) {
      return true;
    }
  }

  private Request request(
      HttpUrl url,
      @Nullable String etag,
      @Nullable String lastModified,
      long prefixBytes,
      RedirectCookies cookies) {
    Request.Builder request =
        new Request.Builder()
            .url(url)
            .header("User-Agent", options.userAgent())
            .header(
                "Accept",
                "application/rss+xml, application/atom+xml, application/feed+json, text/xml;q=0.9, */*;q=0.8")
            // Set explicitly so that OkHttp does not inflate without a limit.
            .header("Accept-Encoding", prefixBytes > 0 ? "identity" : "gzip");
    if (prefixBytes > 0) {
      request.header("Range", "bytes=0-" + (prefixBytes - 1));
    }
    cookies.headerFor(url).ifPresent(header -> request.header("Cookie", header));
    if (etag != null) {
      request.header("If-None-Match", etag);
    }
    if (lastModified != null) {
      request.header("If-Modified-Since", lastModified);
    }
    FeedKey key = options.keys().get(url.host());
    // Sent only to the host of the key, and never unencrypted.
    if (key != null && (url.isHttps() || options.allowPrivateAddresses())) {
      request.header(key.header(), key.value());
    }
    return request.build();
  }
}
