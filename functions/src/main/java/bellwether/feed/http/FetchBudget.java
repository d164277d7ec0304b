package bellwether.feed.http;

import java.net.URI;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** Limits the number and the total time of the requests in one poll of one feed. */
public final class FetchBudget {
  /** All feeds are polled in parallel within four minutes. */
  public static final Duration MAX_POLL_DURATION = Duration.ofSeconds(60);

  private static final int MAX_REQUESTS = 50;

  private final FeedClient client;
  private final long endNanos;
  private int requestCount;

  public FetchBudget(FeedClient client, Duration maxDuration) {
    this.client = client;
    this.endNanos = System.nanoTime() + maxDuration.toNanos();
  }

  /** Fetches a document, conditionally if there are validators. */
  public FetchResult get(URI address, @Nullable String etag, @Nullable String lastModified) {
    return get(address.toString(), etag, lastModified, 0);
  }

  public FetchResult get(String address) {
    return get(address, null, null, 0);
  }

  /** Fetches the beginning of a document, and reads no more even if the server sends more. */
  public FetchResult getPrefix(String address, long bytes) {
    return get(address, null, null, bytes);
  }

  private FetchResult get(
      String address, @Nullable String etag, @Nullable String lastModified, long prefixBytes) {
    if (++requestCount > MAX_REQUESTS) {
      return new FetchResult.Failure("takes more than " + MAX_REQUESTS + " requests to read");
    }
    Duration left = Duration.ofNanos(endNanos - System.nanoTime());
    return left.isPositive()
        ? client.get(address, etag, lastModified, prefixBytes, left)
        : new FetchResult.Failure("took too long to answer");
  }
}
