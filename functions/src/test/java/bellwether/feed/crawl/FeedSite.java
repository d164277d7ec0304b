package bellwether.feed.crawl;

import static org.assertj.core.api.Assertions.assertThat;

import bellwether.domain.feed.Feed;
import bellwether.domain.feed.FeedAccess;
import bellwether.domain.feed.FeedState;
import bellwether.domain.feed.FeedState.Validators;
import bellwether.domain.feed.Format;
import bellwether.domain.feed.Tier;
import bellwether.feed.FakeWebServer;
import bellwether.feed.FeedReader;
import bellwether.feed.PagedSite;
import bellwether.feed.http.FeedClient;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** Serves feeds on the loopback address, and reads them. */
public final class FeedSite implements AutoCloseable {
  public static final Clock CLOCK =
      Clock.fixed(Instant.parse("2026-01-20T03:00:00Z"), ZoneOffset.UTC);
  public static final String RSS =
      "<rss><channel><item><guid>1</guid><title>Acme hit</title></item></channel></rss>";
  public final PagedSite pages = new PagedSite();
  public final FakeWebServer site = new FakeWebServer(pages);

  @Override
  public void close() {
    site.close();
  }

  public static FeedReader reader() {
    return new FeedReader(
        new FeedClient(
            FeedClient.Options.PUBLIC
                .withPrivateAddresses(true)
                .withCallDeadline(Duration.ofMinutes(1))),
        CLOCK);
  }

  public static PollResult poll(Feed feed, @Nullable Validators known) {
    return reader().read(feed, stateWith(known));
  }

  public static Feed feed(URI url, Format format, URI... mirrors) {
    return new Feed(
        "f",
        url,
        format,
        Duration.ofHours(1),
        Tier.OFFICIAL,
        List.of(mirrors),
        null,
        null,
        null,
        null,
        Set.of(),
        FeedAccess.PUBLIC);
  }

  public static PollResult.Changed fresh(PollResult reading) {
    assertThat(reading).isInstanceOf(PollResult.Changed.class);
    return (PollResult.Changed) reading;
  }

  public static Set<Long> fingerprints(PollResult.Changed fresh) {
    Set<Long> prints = new HashSet<>();
    fresh.items().forEach(item -> prints.addAll(item.allFingerprints()));
    return prints;
  }

  public static FeedState stateWith(@Nullable Validators validators) {
    return FeedState.neverPolled("f")
        .withValidators(validators == null ? Validators.NONE : validators);
  }

  public static String edgar(int from, int to) {
    return "<feed>"
        + IntStream.range(from, to).mapToObj(FeedSite::filing).collect(Collectors.joining())
        + "</feed>";
  }

  public static String filing(int i) {
    return String.format(
        Locale.ROOT,
        "<entry><title>8-K - FIRM %d (%010d) (Filer)</title><summary type=\"html\">Item %s</summary><id>urn:tag:sec.gov,2008:accession-number=0000000001-26-%06d</id></entry>",
        i,
        i,
        i % 2 == 0 ? "1.05: Incident" : "2.02: Results",
        i);
  }

  public int requestCount() {
    return site.requests.size();
  }
}
