package bellwether.feed;

import bellwether.domain.feed.Feed;
import bellwether.domain.feed.FeedState;
import bellwether.feed.crawl.DocumentCrawler;
import bellwether.feed.crawl.FeedCrawler;
import bellwether.feed.crawl.LinkedPageCrawler;
import bellwether.feed.crawl.PollResult;
import bellwether.feed.document.ParsedDocument;
import bellwether.feed.format.csaf.CsafCrawler;
import bellwether.feed.format.edgar.EdgarCrawler;
import bellwether.feed.format.mailman.MailmanCrawler;
import bellwether.feed.format.osv.OsvCrawler;
import bellwether.feed.http.FeedClient;
import bellwether.feed.http.FetchBudget;
import bellwether.feed.http.FetchResult;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.Supplier;
import okio.ByteString;
import org.jspecify.annotations.Nullable;

/** Polls a feed: where it is now, in the way that its format asks for, or else at its mirrors. */
public final class FeedReader {
  private final FeedClient client;
  private final Clock clock;
  private final Duration maxDuration;

  public FeedReader(FeedClient client, Clock clock) {
    this(client, clock, FetchBudget.MAX_POLL_DURATION);
  }

  /**
   * @param longest that one poll of one feed may take
   */
  public FeedReader(FeedClient client, Clock clock, Duration longest) {
    this.client = client;
    this.clock = clock;
    this.maxDuration = longest;
  }

  /** Polls a feed of which nothing is known but its state. */
  public PollResult read(Feed feed, FeedState state) {
    return read(feed, state, Set::of);
  }

  /**
   * Polls the feed once. Never throws on whatever the network or the feed does.
   *
   * @param shown gives the prints of what the feed showed last
   */
  public PollResult read(Feed feed, FeedState state, Supplier<Set<Long>> shown) {
    FeedCrawler walk = crawlerFor(feed, new FetchBudget(client, maxDuration));
    URI moved = state.address().movedTo();
    URI origin = moved == null ? feed.url() : moved;
    if (feed.window() != null) {
      // Each poll asks for something else, so no validator and no place of before counts.
      URI now = feed.window().applyTo(feed.url(), clock.instant());
      return walk.read(feed, now, state.validators().forOtherServer(), shown);
    }
    PollResult reading = walk.read(feed, origin, state.validators(), shown);
    for (URI other : fallbackUrls(feed, moved)) {
      // Who asks us to stay away means it, and a mirror would only hide it.
      if (!(reading instanceof PollResult.Failed failed) || failed.retryAfter() != null) {
        return reading;
      }
      boolean declared = other.equals(feed.url());
      PollResult read = walk.read(feed, other, state.validators().forOtherServer(), shown);
      reading =
          switch (read) {
            // What is wrong with the feed is what is wrong at its own address.
            case PollResult.Failed _ -> declared ? read : failed;
            case PollResult.Unchanged(var to, var validators) ->
                new PollResult.Unchanged(
                    declared ? movedToOrDeclared(to, feed) : null,
                    validators == null ? null : validators.forOtherServer());
            case PollResult.Changed(
                    var items,
                    var validators,
                    var completeness,
                    var to,
                    var wait) ->
                new PollResult.Changed(
                    items,
                    validators.forOtherServer(),
                    completeness,
                    declared ? movedToOrDeclared(to, feed) : null,
                    wait);
          };
    }
    return reading;
  }

  /** Parses a fetched document in the format that its feed declares. */
  public static ParsedDocument parse(
      Feed feed, FetchResult.Document document, ByteString body, Instant seenAt) {
    return FeedParser.parse(
        feed.format(),
        feed.name(),
        body.toByteArray(),
        document.contentType(),
        document.finalUrl(),
        feed.mapping(),
        seenAt);
  }

  private static List<URI> fallbackUrls(Feed feed, @Nullable URI moved) {
    List<URI> others = new ArrayList<>();
    if (moved != null && !moved.equals(feed.url())) {
      others.add(feed.url());
    }
    others.addAll(feed.mirrors());
    return others;
  }

  /** A feed that is read where it was declared, and no more where it moved to, has moved back. */
  private static URI movedToOrDeclared(@Nullable URI movedTo, Feed feed) {
    return movedTo == null ? feed.url() : movedTo;
  }

  private FeedCrawler crawlerFor(Feed feed, FetchBudget visit) {
    DocumentCrawler documents = new DocumentCrawler(visit, FeedReader::parse, clock);
    return switch (feed.format()) {
      case MAILMAN -> new MailmanCrawler(visit, documents);
      case EDGAR -> new EdgarCrawler(documents);
      case GHSA -> new LinkedPageCrawler(visit, documents);
      case CSAF -> new CsafCrawler(visit, documents);
      case OSV -> new OsvCrawler(visit, documents);
      default -> documents;
    };
  }
}
