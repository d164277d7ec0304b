package bellwether.feed;

import bellwether.domain.Access;
import bellwether.domain.Feed;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/**
 * A key that a feed's operator wants to see with each request.
 *
 * @param header that carries the key
 * @param value in no message, log or exception
 */
public record FeedKey(String header, String value) {

  /**
   * The keys of the feeds that want one and are polled, by their host.
   *
   * @param secret gives the key that a variable holds or names
   */
  public static Map<String, FeedKey> byHost(List<Feed> feeds, Function<String, String> secret) {
    Map<String, FeedKey> keys = new HashMap<>();
    for (Feed feed : feeds) {
      Access.Key key = feed.access().key();
      if (key != null && feed.isOn()) {
        keys.put(feed.url().getHost(), new FeedKey(key.header(), secret.apply(key.variable())));
      }
    }
    return keys;
  }

  /** Without the key: a record would print it into any log. */
  @Override
  public String toString() {
    return "FeedKey[" + header + "]";
  }
}
