package bellwether.bench;

import bellwether.domain.feed.Feed;
import bellwether.domain.feed.FeedState;
import bellwether.feed.catalogue.Catalogue;
import bellwether.local.http.LocalHttpServer;
import bellwether.local.http.StaticFileHandler;
import bellwether.store.CustomerFeedStore;
import bellwether.store.FeedStateStore;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;

/**
 * The feed that PollFunction reads. Each event gets a new one, because a feed that was read is not
 * due.
 */
final class ColdStartFeed {
  /** Not the workspace that looks vendors up, whose response must not depend on what was read. */
  static final String TEAM = "T0OTHER";

  private static final Duration FAR = Duration.ofDays(1);

  private final URI address;
  private final CustomerFeedStore feeds;
  private int number;

  private ColdStartFeed(URI address, CustomerFeedStore feeds) {
    this.address = address;
    this.feeds = feeds;
  }

  static ColdStartFeed serve(LocalHttpServer site, CustomerFeedStore feeds) {
    site.mount("/feeds/", new StaticFileHandler(Path.of("events/feeds")));
    return new ColdStartFeed(site.baseUri().resolve("/feeds/securityweek.rss"), feeds);
  }

  /** Makes no built-in feed due, so that nothing outside this machine is read. */
  void postponeOthers(FeedStateStore states) {
    Instant later = InstantSource.system().instant().plus(FAR);
    for (Feed feed : Catalogue.builtIn()) {
      boolean _ = states.save(FeedState.neverPolled(feed.name()).withNextPollAt(later));
    }
  }

  /** Adds a new feed in place of the last one. */
  void replace() {
    boolean _ = feeds.remove(TEAM, numbered());
    number++;
    CustomerFeedStore.AddResult _ = feeds.add(TEAM, numbered(), 1);
  }

  private URI numbered() {
    return URI.create(address + "?" + number);
  }
}
