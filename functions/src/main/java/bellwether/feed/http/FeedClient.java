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
   * @param keys the key that a host wants to see, by the host's name
   */
  public record Options(
      boolean allowPrivateAddresses,
      String userAgent,
      Duration callDeadline,
      long maxBytes,
      Map<String, FeedKey> keys) {

    /** For use in the cloud. */
    public static final Options PUBLIC =
        new Options(
            false, USER_AGENT, Duration.ofSeconds(20), InputLimits.DOCUMENT_BYTES, Map.of());

    public Options {
      keys = Map.copyOf(keys);
    }

    /** The same, with private and loopback addresses allowed or not. */
    public Options withPrivateAddresses(boolean allowed) {
      return new Options(allowed, userAgent, callDeadline, maxBytes, keys);
    }

    /**
     * The same, naming whom to write to, if the text holds an e-mail address. EDGAR wants a name
     * and an address, and refuses a User-Agent that holds a web address or parentheses
     * (www.sec.gov/os/webmaster-faq#developers).
     */
    public Options withContact(String contact) {
      // A header holds no line break (RFC 9110, section 5.5), and no server reads more than ASCII.
      String agent =
          ContactAddress.find(contact.replaceAll("[^ -~]", " "))
              .map(address -> USER_AGENT + " " + address)
              .orElse(userAgent);
      return new Options(allowPrivateAddresses, agent, callDeadline, maxBytes, keys);
    }

    /** The same with the keys that hosts want to see, by the host's name. */
    public Options withKeys(Map<String, FeedKey> byHost) {
      return new Options(allowPrivateAddresses, userAgent, callDeadline, maxBytes, byHost);
    }

    /** The same with another deadline. */
    public Options withCallDeadline(Duration deadline) {
      return new Options(allowPrivateAddresses, userAgent, deadline, maxBytes, keys);
    }
  }

  private static final String USER_AGENT = "Bellwether";

  private static final int MAX_REDIRECTS = 5;

  private static final String PERMANENT = " 301 308 ";

  /** RFC 9110, section 15.4: those that name another place for the same document. */
  private static final String REDIRECTS = " 301 302 303 307 308 ";

  private final Options options;
  private final Set<Integer> ports;
  private final OkHttpClient http;
  private final ResponseReader responseReader;

  public FeedClient(Options options) {
    this(options, Dns.SYSTEM, Set.of(80, 443));
  }

  /**
   * @param ports that may be fetched from where private addresses are not allowed
   */
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
            // A proxy would look names up, and connect, where no guard stands.
            .proxy(Proxy.NO_PROXY)
            .socketFactory(options.allowPrivateAddresses() ? SocketFactory.getDefault() : guarded)
            .followRedirects(false)
            .followSslRedirects(false)
            .addNetworkInterceptor(ResponseReader::hideRetryAfter)
            // A connection that is kept dies while a Lambda is frozen.
            .connectionPool(new ConnectionPool(0, 1, TimeUnit.NANOSECONDS))
            .connectTimeout(options.callDeadline())
            .readTimeout(options.callDeadline())
            .writeTimeout(options.callDeadline())
            .build();
  }

  /** Asks for a document, by the validators of the last one where there are any. */
  FetchResult get(URI address, @Nullable String etag, @Nullable String lastModified) {
    return get(address.toString(), etag, lastModified);
  }

  /** The spelling is read once, by the reader whose result is then fetched: two might disagree. */
  FetchResult get(String address, @Nullable String etag, @Nullable String lastModified) {
    return get(address, etag, lastModified, 0, options.callDeadline());
  }

  /**
   * The same within a deadline of the caller's, if it is the earlier one.
   *
   * @param beginning of the document that is wanted, in bytes; 0 for all of it
   */
  FetchResult get(
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
    RedirectCookies cookies = new RedirectCookies();
    boolean permanent = true;
    for (int hop = 0; hop <= MAX_REDIRECTS; hop++) {
      String refusal = url == null ? "is no http or https address" : rejectionReason(url);
      if (url == null || refusal != null) {
        return new FetchResult.Failure(
            "the " + (hop == 0 ? "address " : "redirect's target ") + refusal);
      }
      Call call = http.newCall(request(url, etag, lastModified, beginning, cookies));
      long leftNanos = Math.max(1_000_000, endNanos - System.nanoTime());
      var _ = call.timeout().timeout(leftNanos, TimeUnit.NANOSECONDS);
      try (Response response = call.execute()) {
        if (!REDIRECTS.contains(" " + response.code() + " ")) {
          URI movedTo = hop > 0 && permanent ? url.uri() : null;
          return responseReader.read(
              response, etag != null || lastModified != null, movedTo, beginning);
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

  /** One program reads 0177.0.0.1 as 177.0.0.1, the next as 127.0.0.1, and 127.1. as a name. */
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
      long beginning,
      RedirectCookies cookies) {
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
    cookies.headerFor(url).ifPresent(header -> request.header("Cookie", header));
    if (etag != null) {
      request.header("If-None-Match", etag);
    }
    if (lastModified != null) {
      request.header("If-Modified-Since", lastModified);
    }
    FeedKey key = options.keys().get(url.host());
    // Only to the host that gave it, whatever redirected us there, and never in the clear.
    if (key != null && (url.isHttps() || options.allowPrivateAddresses())) {
      request.header(key.header(), key.value());
    }
    return request.build();
  }
}
