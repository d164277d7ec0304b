package bellwether.feed.crawl;

import bellwether.domain.feed.Feed;
import bellwether.domain.feed.FeedState.Validators;
import java.net.URI;
import java.util.Set;
import java.util.function.Supplier;

/** A way to read a feed, be it one document or many. */
public interface FeedCrawler {

  /**
   * Reads the feed once. Never throws on whatever the network or the feed does.
   *
   * @param from where the feed is to be read: its declared address, where it moved to, or a mirror
   * @param known validators of the last reading
   * @param shown gives the prints of what the feed showed last
   */
  PollResult read(Feed feed, URI from, Validators known, Supplier<Set<Long>> shown);
}
