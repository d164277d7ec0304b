package bellwether.feed.http;

import bellwether.domain.feed.Feed;
import bellwether.domain.feed.FeedState;
import bellwether.domain.feed.FeedState.Validators;
import bellwether.domain.feed.Format;
import bellwether.feed.FeedReader;
import bellwether.feed.crawl.PollResult;
import java.net.URI;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** Reads one response of a server on the loopback address. */
final class ResponseReads {
  static final Instant NOW = Instant.parse("2026-01-02T03:00:00Z");
  static final String RSS =
      "<rss><channel><item><guid>1</guid><title>Lanternworks hit</title></item></channel></rss>";

  private ResponseReads() {}

  static FeedReader reader(Instant now) {
    return new FeedReader(
        new FeedClient(FeedClient.Options.PUBLIC.withPrivateAddresses(true)),
        Clock.fixed(now, ZoneOffset.UTC));
  }

  static PollResult read(URI url, Validators known, Instant now) {
    return reader(now)
        .read(
            Feed.of("f", url, Format.SYNDICATION),
            FeedState.neverPolled("f").withValidators(known));
  }

  static String items(int count) {
    return IntStream.range(0, count)
        .mapToObj(i -> "<item><guid>" + i + "</guid><title>Notice " + i + "</title></item>")
        .collect(Collectors.joining("", "<rss><channel>", ""));
  }
}
