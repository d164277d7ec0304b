package bellwether.feed.crawl;

import static org.assertj.core.api.Assertions.assertThat;

import bellwether.domain.feed.Feed;
import bellwether.domain.feed.FeedState.Validators;
import bellwether.domain.feed.Format;
import bellwether.feed.FakeWebServer;
import bellwether.feed.PagedSite;
import bellwether.feed.document.FeedDocument;
import bellwether.feed.document.ParseResult;
import bellwether.feed.format.csaf.CsafCrawler;
import bellwether.feed.format.csaf.CsafParser;
import bellwether.feed.http.FeedClient;
import bellwether.feed.http.FetchBudget;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.IntStream;

/**
 * Lists documents on the loopback address and polls them, each poll with the state of the last one.
 */
public final class CrawlFixture implements AutoCloseable {
  public static final Clock CLOCK =
      Clock.fixed(Instant.parse("2026-01-20T03:00:00Z"), ZoneOffset.UTC);
  public static final String DOCUMENT =
      "{\"document\":{\"title\":\"T\",\"publisher\":{\"namespace\":\"https://q.example\"},\"tracking\":{\"id\":\"%s\"}}}";
  public final PagedSite pages = new PagedSite();
  public final FakeWebServer site = new FakeWebServer(pages);
  public final Feed feed = Feed.of("f", site.at("/dir/changes.csv"), Format.CSAF);
  public Validators known = Validators.NONE;

  @Override
  public void close() {
    site.close();
  }

  public DocumentCrawler documents(FetchBudget visit, Function<FeedDocument, ParseResult> parser) {
    return new DocumentCrawler(visit, parser, CLOCK);
  }

  public FetchBudget visit() {
    return new FetchBudget(
        new FeedClient(FeedClient.Options.PUBLIC.withPrivateAddresses(true)),
        Duration.ofMinutes(2));
  }

  /** Reads the feed as the next poll would. */
  public PollResult poll() {
    return poll(feed.url());
  }

  public PollResult poll(URI from) {
    FetchBudget visit = visit();
    PollResult reading =
        new CsafCrawler(visit, documents(visit, CsafParser::parse))
            .read(feed, from, known, Set::of);
    if (reading instanceof PollResult.Changed fresh) {
      known = fresh.validators();
    }
    return reading;
  }

  public static List<String> titles(PollResult reading) {
    assertThat(reading).isInstanceOf(PollResult.Changed.class);
    return ((PollResult.Changed) reading)
        .items().stream().map(item -> item.advisory().title()).toList();
  }

  /** Documents 0 to {@code count - 1}, the highest the newest. */
  public void list(int count) {
    StringBuilder lines = new StringBuilder();
    for (int i = count - 1; i >= 0; i--) {
      lines.append(
          String.format(Locale.ROOT, "\"d%d.json\",\"%s\"\n", i, CLOCK.instant().plusSeconds(i)));
      pages.put("/dir/d" + i + ".json", String.format(Locale.ROOT, DOCUMENT, "D" + i));
    }
    pages.put("/dir/changes.csv", lines.toString());
  }

  public static List<String> named(int from, int downTo) {
    return IntStream.iterate(from, i -> i >= downTo, i -> i - 1)
        .mapToObj(i -> "T (D" + i + ")")
        .toList();
  }
}
