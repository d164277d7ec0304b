package bellwether.feed.crawl;

import bellwether.domain.feed.Feed;
import bellwether.domain.feed.FeedState.Validators;
import java.net.URI;
import java.util.Set;
import java.util.function.Supplier;

/** Reads a feed that consists of one or many documents. */
public interface FeedCrawler {

  /**
   * Reads the feed once. Never throws, whatever the network or the feed does.
   *
   * @param from the address to read: the declared one, the one after redirects, or a mirror
   * @param known validators of the last poll
   * @param shown supplies the fingerprints of the items in the last document
   */
  PollResult read(Feed feed, URI from, Validators known, Supplier<Set<Long>> shown);
}
