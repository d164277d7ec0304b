package bellwether.domain.feed;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.regex.Pattern;

/**
 * A vendor's status page and its feed.
 *
 * @param address http or https address of the page or of its feed
 */
public record StatusPage(URI address) {
  /** Unique to status pages, because an advisory contains only the name of its feed. */
  private static final String FEED_NAME_SUFFIX = " (status page)";

  private static final Pattern FEED_PATH =
      Pattern.compile("(?i).*(?:\\.(?:rss|atom|xml|json|rdf)|/(?:feed|rss|atom)/?)");

  /** The path of the feed of incidents at Statuspage and most similar services. */
  private static final String DEFAULT_FEED_PATH = "/history.rss";

  /** The paths at other services. */
  private static final List<String> OTHER_FEED_PATHS = List.of("/feed.rss", "/feed/rss");

  /** The address of the feed, which identifies the page. */
  public URI feedAddress() {
    String path = address.getRawPath();
    if (FEED_PATH.matcher(path).matches()) {
      return URI.create(origin() + path + querySuffix());
    }
    String page = path.replaceFirst("(?i)(?:/history)?/*$", "");
    return URI.create(origin() + page + DEFAULT_FEED_PATH);
  }

  /** The page's feed, polled for these customers. */
  public Feed toFeed(Set<String> customers) {
    URI feed = feedAddress();
    String feedUrl = feed.toString();
    String baseUrl =
        feedUrl.endsWith(DEFAULT_FEED_PATH)
            ? feedUrl.substring(0, feedUrl.length() - DEFAULT_FEED_PATH.length())
            : "";
    return new Feed(
        feedName(),
        feed,
        Format.SYNDICATION,
        Feed.DEFAULT_INTERVAL,
        Tier.OFFICIAL,
        baseUrl.isEmpty()
            ? List.of()
            : OTHER_FEED_PATHS.stream().map(end -> URI.create(baseUrl + end)).toList(),
        null,
        null,
        null,
        null,
        customers,
        FeedAccess.PUBLIC);
  }

  /**
   * The name of the page's feed. It is derived from the address alone, because a feed's state is
   * stored under its name and customers may use different names for a vendor.
   */
  public String feedName() {
    URI feed = feedAddress();
    String path = feed.getRawPath();
    String query = feed.getRawQuery();
    return ("https".equals(feed.getScheme()) ? "" : feed.getScheme() + "://")
        + feed.getRawAuthority()
        + (path.endsWith(DEFAULT_FEED_PATH)
            ? path.substring(0, path.length() - DEFAULT_FEED_PATH.length())
            : path)
        + (query == null ? "" : " (query " + hash(query) + ")")
        + FEED_NAME_SUFFIX;
  }

  /** Whether this is the name of a status page's feed. */
  public static boolean isFeedName(String name) {
    return name.endsWith(FEED_NAME_SUFFIX);
  }

  private String origin() {
    return address.getScheme() + "://" + address.getRawAuthority();
  }

  private String querySuffix() {
    return address.getRawQuery() == null ? "" : "?" + address.getRawQuery();
  }

  /** A query may contain a secret, which a name must not show. */
  private static String hash(String query) {
    return UUID.nameUUIDFromBytes(query.getBytes(StandardCharsets.UTF_8))
        .toString()
        .substring(0, 8);
  }
}
