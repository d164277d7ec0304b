package bellwether.feed.format.edgar;

import static bellwether.feed.crawl.FeedSite.edgar;
import static bellwether.feed.crawl.FeedSite.feed;
import static bellwether.feed.crawl.FeedSite.fingerprints;
import static bellwether.feed.crawl.FeedSite.fresh;
import static bellwether.feed.crawl.FeedSite.poll;
import static bellwether.feed.crawl.FeedSite.reader;
import static bellwether.feed.crawl.FeedSite.stateWith;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import bellwether.domain.feed.Feed;
import bellwether.domain.feed.FeedState.Validators;
import bellwether.domain.feed.Format;
import bellwether.feed.FakeWebServer;
import bellwether.feed.crawl.FeedSite;
import bellwether.feed.crawl.PollResult;
import bellwether.feed.document.IdentifiedItem;
import java.util.HashSet;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;

/** Tests how many pages of EDGAR a poll reads. */
final class EdgarCrawlerTest {
  @AutoClose private final FeedSite feeds = new FeedSite();

  @Test
  void edgar_readsPagesUntilOneIsKnown_andKeepsPossibleIncidents() {
    feeds.pages.put("/e?start=0&count=100", edgar(0, 100));
    feeds.pages.put("/e?start=90&count=100", edgar(80, 180));
    feeds.pages.put("/e?start=180&count=100", edgar(170, 270));
    Feed feed = feed(feeds.site.at("/e?start=0&count=100"), Format.EDGAR);
    Set<Long> known =
        fingerprints(
            fresh(poll(feed(feeds.site.at("/e?start=180&count=100"), Format.EDGAR), null)));
    int before = feeds.requestCount();

    PollResult.Changed read = fresh(reader().read(feed, stateWith(null), () -> known));

    assertThat(feeds.requestCount() - before).as("the third page is known").isEqualTo(3);
    assertThat(read.items()).hasSize(270);
    assertThat(read.items()).filteredOn(IdentifiedItem::isRelevant).hasSize(135);
    assertThat(read.completeness().isDegraded()).isFalse();
    int then = feeds.requestCount();
    assertThat(reader().read(feed, stateWith(null), () -> fingerprints(read)))
        .as("what was shown stays remembered")
        .isEqualTo(new PollResult.Unchanged(null));
    assertThat(feeds.requestCount() - then).as("nothing new: the first page alone").isEqualTo(1);
  }

  @Test
  void edgar_laterPageThatFails_losesNothingOfTheFirst() {
    feeds.pages.put("/e?start=0&count=100", edgar(0, 100));
    PollResult.Changed read =
        fresh(poll(feed(feeds.site.at("/e?start=0&count=100"), Format.EDGAR), null));

    assertThat(read.items()).hasSize(100);
    assertThat(read.completeness().isDegraded()).isTrue();
    assertThat(read.validators()).isEqualTo(Validators.NONE);
  }

  @Test
  void edgar_serverThatShowsOnePageForAll_isAskedTwice() {
    feeds.pages.put("/e?start=0", edgar(0, 100));
    feeds.pages.put("/e?start=90", edgar(0, 100));
    PollResult.Changed read = fresh(poll(feed(feeds.site.at("/e?start=0"), Format.EDGAR), null));

    assertThat(read.items()).hasSize(100);
    assertThat(feeds.requestCount()).isEqualTo(2);
  }

  @Test
  void edgar_pageWithoutNews_thenNews_asksForTwoPagesNotTen() {
    Feed feed = feed(feeds.site.at("/e?start=0"), Format.EDGAR);
    serve(1_000);
    Set<Long> shown = fingerprints(fresh(poll(feed, null)));
    // Each poll remembers what the last one with news showed, as the poller does.
    for (int filings = 1_010; filings < 1_200; filings += 10) {
      serve(filings);
      Set<Long> before = shown;
      int asked = feeds.requestCount();
      PollResult.Changed read = fresh(reader().read(feed, stateWith(null), () -> before));
      assertThat(feeds.requestCount() - asked).as("pages at %d", filings).isLessThanOrEqualTo(3);
      shown = fingerprints(read);
      Set<Long> now = shown;
      assertThat(reader().read(feed, stateWith(null), () -> now))
          .isEqualTo(new PollResult.Unchanged(null));
    }
  }

  @Test
  void edgar_moreThanAPollReads_isReadByTheNextOnes() {
    Feed feed = feed(feeds.site.at("/e?start=0"), Format.EDGAR);
    serve(1_000);
    Set<Long> shown = new HashSet<>(fingerprints(fresh(poll(feed, null))));
    Set<Long> first = Set.copyOf(shown);
    Set<String> titles = new HashSet<>();
    Validators known = Validators.NONE;
    int filings = 5_000;
    int polls = 0;
    PollResult.Changed read;
    do {
      serve(filings);
      Set<Long> before = Set.copyOf(shown);
      read = fresh(reader().read(feed, stateWith(known), () -> before));
      shown.addAll(fingerprints(read));
      known = read.validators();
      read.items().forEach(item -> titles.add(item.advisory().title()));
      filings += 150;
      assertThat(++polls).isLessThan(10);
    } while (read.completeness().isCatchingUp());

    assertThat(polls).isEqualTo(3);
    int last = filings - 150;
    assertThat(
            IntStream.range(1_000, last)
                .filter(i -> titles.stream().noneMatch(t -> t.contains("FIRM " + i + " ")))
                .boxed()
                .toList())
        .isEmpty();
    assertThat(first).isNotEmpty();
  }

  /** Serves that many filings, newest first. */
  private void serve(int filings) {
    for (int start = 0; start <= 4_950; start += 90) {
      feeds.pages.put(
          "/e?start=" + start, filings(filings - start - 1, Math.max(0, filings - start - 100)));
    }
  }

  private static String filings(int from, int downTo) {
    return "<feed>"
        + IntStream.iterate(from, i -> i >= downTo, i -> i - 1)
            .mapToObj(FeedSite::filing)
            .collect(Collectors.joining())
        + "</feed>";
  }

  @Test
  void edgar_neverEndingPages_endAtTheTenth() {
    try (FakeWebServer site =
        new FakeWebServer(exchange -> {
          String query = exchange.getRequestURI().getQuery();
          int start = Integer.parseInt(query.substring("start=".length()));
          FakeWebServer.send(exchange, 200, edgar(start, start + 100).getBytes(UTF_8));
        })) {
      PollResult.Changed read = fresh(poll(feed(site.at("/e?start=0"), Format.EDGAR), null));

      assertThat(site.requests.size()).isEqualTo(10);
      assertThat(read.items()).hasSize(910);
    }
  }
}
