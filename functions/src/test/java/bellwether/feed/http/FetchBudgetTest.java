package bellwether.feed.http;

import static bellwether.feed.crawl.FeedSite.CLOCK;
import static bellwether.feed.crawl.FeedSite.RSS;
import static bellwether.feed.crawl.FeedSite.edgar;
import static bellwether.feed.crawl.FeedSite.feed;
import static bellwether.feed.crawl.FeedSite.stateWith;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import bellwether.domain.feed.Feed;
import bellwether.domain.feed.Format;
import bellwether.feed.FakeWebServer;
import bellwether.feed.FeedReader;
import bellwether.feed.crawl.FeedSite;
import bellwether.feed.crawl.PollResult;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;

/**
 * Tests the limits of one poll: its time, its requests and the part of a document that it requests.
 */
final class FetchBudgetTest {
  @AutoClose private final FeedSite feeds = new FeedSite();

  @Test
  void poll_endsAtItsDeadline() {
    CountDownLatch done = new CountDownLatch(1);
    try (FakeWebServer site =
        new FakeWebServer(exchange -> {
          if (exchange.getRequestURI().getPath().equals("/slow")) {
            await(done);
          }
          feeds.pages.answer(exchange);
        })) {
      feeds.pages.put("/e?start=0", edgar(0, 100));
      Feed feed = feed(site.at("/slow"), Format.EDGAR, site.at("/slow"), site.at("/e?start=0"));
      FeedReader hasty =
          new FeedReader(
              new FeedClient(FeedClient.Options.PUBLIC.withPrivateAddresses(true)),
              CLOCK,
              Duration.ofMillis(300));

      PollResult reading = hasty.read(feed, stateWith(null));
      done.countDown();

      assertThat(reading)
          .isInstanceOfSatisfying(
              PollResult.Failed.class, failed -> assertThat(failed.reason()).contains("too long"));
      assertThat(site.requests).as("no time was left for the mirrors").hasSizeLessThanOrEqualTo(1);
    }
  }

  private static void await(CountDownLatch done) {
    try {
      done.await();
    } catch (InterruptedException closing) {
      Thread.currentThread().interrupt();
    }
  }

  @Test
  void poll_endsAtItsNumberOfRequests() {
    feeds.pages.put("/x", RSS);
    FetchBudget visit =
        new FetchBudget(
            new FeedClient(FeedClient.Options.PUBLIC.withPrivateAddresses(true)),
            Duration.ofMinutes(2));
    for (int i = 0; i < 50; i++) {
      assertThat(visit.get(feeds.site.at("/x").toString()))
          .isInstanceOf(FetchResult.Document.class);
    }
    assertThat(visit.get(feeds.site.at("/x").toString()))
        .isEqualTo(new FetchResult.Failure("takes more than 50 requests to read"));
    assertThat(feeds.site.requests).hasSize(50);
  }

  @Test
  void partialContent_fromTheMiddle_isRefused() {
    try (FakeWebServer site =
        new FakeWebServer(exchange -> {
          exchange.getResponseHeaders().set("Content-Range", "bytes 100-200/300");
          FakeWebServer.send(exchange, 206, RSS.getBytes(UTF_8));
        })) {
      FetchBudget visit =
          new FetchBudget(
              new FeedClient(FeedClient.Options.PUBLIC.withPrivateAddresses(true)),
              Duration.ofMinutes(2));
      assertThat(visit.getPrefix(site.at("/x").toString(), 100))
          .isInstanceOf(FetchResult.Failure.class);
    }
  }
}
