package bellwether.feed;

import bellwether.domain.feed.Feed;
import bellwether.domain.feed.FeedState;
import bellwether.feed.crawl.DocumentCrawler;
import bellwether.feed.crawl.FeedCrawler;
import bellwether.feed.crawl.PollResult;
import bellwether.feed.http.FeedClient;
import bellwether.feed.http.FetchBudget;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Polls a feed at its current address and, if that fails, at its declared address and mirrors. */
public final class FeedReader {
  private final FeedClient client;
  private final Clock clock;
  private final Duration maxDuration;

  public FeedReader(FeedClient client, Clock clock) {
    this(client, clock, FetchBudget.MAX_POLL_DURATION);
  }

  public FeedReader(FeedClient client, Clock clock, Duration maxDuration) {
    this.client = client;
    this.clock = clock;
    this.maxDuration = maxDuration;
  }

  /** Polls a feed whose last items are not known. */
  public PollResult read(Feed feed, FeedState state) {
    return read(feed, state, Set::of);
  }

  /**
   * Polls the feed once. Never throws, whatever the network or the feed does.
   *
   * @param shown supplies the fingerprints of the items in the last document
   */
  public PollResult read(Feed feed, FeedState state, Supplier<Set<Long>> shown) {
    FeedCrawler crawler = crawlerFor(feed, new FetchBudget(client, maxDuration));
    URI moved = state.address().movedTo();
    URI origin = moved == null ? feed.url() : moved;
    if (feed.window() != null) {
      // Each poll requests another URL, so neither validators nor redirects of earlier polls apply.
      URI address = feed.window().applyTo(feed.url(), clock.instant());
      return crawler.read(feed, address, state.validators().forOtherServer(), shown);
    }
    PollResult result = crawler.read(feed, origin, state.validators(), shown);
    for (URI fallback : fallbackUrls(feed, moved)) {
      // If the server asks us to wait, do not ask its mirrors instead.
      if (!(result instanceof PollResult.Failed failed) || failed.retryAfter() != null) {
        return result;
      }
      boolean declared = fallback.equals(feed.url());
      PollResult read = crawler.read(feed, fallback, state.validators().forOtherServer(), shown);
      result =
          switch (read) {
            // Report the failure at the feed's own address, not at a mirror.
            case PollResult.Failed _ -> declared ? read : failed;
            case PollResult.Unchanged(var to, var validators) ->
                new PollResult.Unchanged(
                    declared ? movedToOrDeclared(to, feed) : null,
                    validators == null ? null : validators.forOtherServer());
            case PollResult.Changed changed ->
                new PollResult.Changed(
                    changed.items(),
                    changed.validators().forOtherServer(),
                    changed.completeness(),
                    declared ? movedToOrDeclared(changed.movedTo(), feed) : null,
                    changed.retryAfter());
          };
    }
    return result;
  }

  private static List<URI> fallbackUrls(Feed feed, @Nullable URI moved) {
    Stream<URI> declared = Stream.of(feed.url()).filter(url -> moved != null && !moved.equals(url));
    return Stream.concat(declared, feed.mirrors().stream()).toList();
  }

  /** A feed that answers at its declared address, and no longer at its new one, has moved back. */
  private static URI movedToOrDeclared(@Nullable URI movedTo, Feed feed) {
    return movedTo == null ? feed.url() : movedTo;
  }

  private FeedCrawler crawlerFor(Feed feed, FetchBudget budget) {
    FormatSupport support = FormatSupport.of(feed.format());
    return support.crawler().apply(budget, new DocumentCrawler(budget, support.parser(), clock));
  }
}
