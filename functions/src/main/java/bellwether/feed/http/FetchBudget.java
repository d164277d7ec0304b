package bellwether.feed.http;

import java.net.URI;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** The requests of one poll of one feed: together within one deadline, and never too many. */
public final class FetchBudget {
  /** All feeds are polled side by side within four minutes. */
  public static final Duration MAX_POLL_DURATION = Duration.ofSeconds(60);

  private static final int MAX_REQUESTS = 50;

  private final FeedClient client;
  private final long endNanos;
  private int requestCount;

  public FetchBudget(FeedClient client, Duration longest) {
    this.client = client;
    this.endNanos = System.nanoTime() + longest.toNanos();
  }

  /** Asks for a document, by the validators of the last one where there are any. */
  public FetchResult get(URI address, @Nullable String etag, @Nullable String lastModified) {
    return get(address.toString(), etag, lastModified, 0);
  }

  /** Asks for a document whose address somebody else wrote. */
  public FetchResult get(String address) {
    return get(address, null, null, 0);
  }

  /** Asks for the beginning of a document; more is not read, whatever the server sends. */
  public FetchResult getPrefix(String address, long bytes) {
    return get(address, null, null, bytes);
  }

  private FetchResult get(
      String address, @Nullable String etag, @Nullable String lastModified, long beginning) {
    if (++requestCount > MAX_REQUESTS) {
      return new FetchResult.Failure("takes more than " + MAX_REQUESTS + " requests to read");
    }
    Duration left = Duration.ofNanos(endNanos - System.nanoTime());
    return left.isPositive()
        ? client.get(address, etag, lastModified, beginning, left)
        : new FetchResult.Failure("took too long to answer");
  }
}
