package bellwether.domain.feed;

import org.jspecify.annotations.Nullable;

/**
 * The requirements for reading a feed.
 *
 * @param key key that the feed's operator requires; null if none
 * @param disabledReason why the feed is not polled and how to turn it on, in one line; null for a
 *     feed that is polled
 */
public record FeedAccess(@Nullable ApiKey key, @Nullable String disabledReason) {
  /** Everybody may read the feed. */
  public static final FeedAccess PUBLIC = new FeedAccess(null, null);

  /**
   * An API key that is sent with each request in a header.
   *
   * @param header name of the header
   * @param environmentVariable the variable that contains the key, or the name of its secret
   */
  public record ApiKey(String header, String environmentVariable) {}
}
