package bellwether.domain.feed;

import org.jspecify.annotations.Nullable;

/**
 * What it takes to read a feed.
 *
 * @param key that its operator wants to see; null where none is wanted
 * @param disabledReason why the feed is not polled and how to turn it on, in one line; null for a
 *     feed that is polled
 */
public record FeedAccess(@Nullable ApiKey key, @Nullable String disabledReason) {
  /** Everybody may read the feed. */
  public static final FeedAccess PUBLIC = new FeedAccess(null, null);

  /**
   * A key that goes with each request, in a header.
   *
   * @param header that carries the key
   * @param environmentVariable of the environment that holds the key, or names its secret
   */
  public record ApiKey(String header, String environmentVariable) {}
}
