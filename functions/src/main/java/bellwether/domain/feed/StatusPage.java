package bellwether.domain.feed;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.regex.Pattern;

/**
 * The page on which a vendor says how its services are, and the feed of that page.
 *
 * @param address http or https: the page itself, from which its feed's address follows, or the feed
 */
public record StatusPage(URI address) {
  /** No other feed's name ends so: the name is what an advisory keeps of its feed. */
  private static final String FEED_NAME_SUFFIX = " (status page)";

  private static final Pattern FEED_PATH =
      Pattern.compile("(?i).*(?:\\.(?:rss|atom|xml|json|rdf)|/(?:feed|rss|atom)/?)");

  /** Where Statuspage, and most that do as it does, keep the feed of a page's incidents. */
  private static final String DEFAULT_FEED_PATH = "/history.rss";

  /** Where others keep it. */
  private static final List<String> OTHER_FEED_PATHS = List.of("/feed.rss", "/feed/rss");

  /** Two pages with one feed are one page. */
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
    String usual = feed.toString();
    String page =
        usual.endsWith(DEFAULT_FEED_PATH)
            ? usual.substring(0, usual.length() - DEFAULT_FEED_PATH.length())
            : "";
    return new Feed(
        feedName(),
        feed,
        Format.SYNDICATION,
        Feed.DEFAULT_INTERVAL,
        Tier.OFFICIAL,
        page.isEmpty()
            ? List.of()
            : OTHER_FEED_PATHS.stream().map(end -> URI.create(page + end)).toList(),
        null,
        null,
        null,
        null,
        customers,
        FeedAccess.PUBLIC);
  }

  /**
   * The name of the page's feed. It follows from the address alone: customers may call one vendor
   * by different names, and a feed's state is kept under its name.
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

  /** Whether a feed of this name is some vendor's status page. */
  public static boolean isFeedName(String name) {
    return name.endsWith(FEED_NAME_SUFFIX);
  }

  private String origin() {
    return address.getScheme() + "://" + address.getRawAuthority();
  }

  private String querySuffix() {
    return address.getRawQuery() == null ? "" : "?" + address.getRawQuery();
  }

  /** A query may hold a secret, which no name may show. */
  private static String hash(String query) {
    return UUID.nameUUIDFromBytes(query.getBytes(StandardCharsets.UTF_8))
        .toString()
        .substring(0, 8);
  }
}
