package bellwether.feed.http;

import bellwether.domain.feed.Feed;
import bellwether.domain.feed.FeedAccess;
import com.fasterxml.jackson.databind.JsonNode;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * An API key that a feed requires.
 *
 * @param value must not appear in any message, log or exception
 */
public record FeedKey(String header, String value) {

  /** Parses the key of an entry in a feeds file; null if the feed needs none. */
  public static FeedAccess.@Nullable ApiKey parse(
      JsonNode key, Function<String, IllegalArgumentException> wrong) {
    if (key.isMissingNode() || key.isNull()) {
      return null;
    }
    String header = key.path("header").asText("");
    String variable = key.path("variable").asText("");
    // A feeds file must not be able to send other environment variables to its hosts.
    if (!header.matches("[A-Za-z][A-Za-z0-9-]{0,40}")
        || !variable.matches("BELLWETHER_FEED_KEY_[A-Z0-9_]{1,40}")) {
      throw wrong.apply(
          "the key must name a header and a variable, such as"
              + " {\"header\": \"X-API-KEY\", \"variable\": \"BELLWETHER_FEED_KEY_EXAMPLE\"}");
    }
    return new FeedAccess.ApiKey(header, variable);
  }

  /** The keys of all enabled feeds, by host; {@code secret} returns the value of a variable. */
  public static Map<String, FeedKey> byHost(List<Feed> feeds, Function<String, String> secret) {
    Map<String, FeedKey> keys = new HashMap<>();
    for (Feed feed : feeds) {
      FeedAccess.ApiKey key = feed.access().key();
      if (key != null && feed.isEnabled()) {
        keys.put(
            feed.url().getHost(),
            new FeedKey(key.header(), secret.apply(key.environmentVariable())));
      }
    }
    return keys;
  }

  /** Omits the value, which must not be logged. */
  @Override
  public String toString() {
    return "FeedKey[" + header + "]";
  }
}
