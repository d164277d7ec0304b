package bellwether.feed.http;

import static bellwether.feed.http.FeedReads.CLOCK;
import static bellwether.feed.http.FeedReads.gzip;
import static bellwether.feed.http.FeedReads.read;
import static bellwether.feed.http.FeedReads.reason;
import static org.assertj.core.api.Assertions.assertThat;

import bellwether.domain.feed.Feed;
import bellwether.domain.feed.FeedState;
import bellwether.domain.feed.Format;
import bellwether.feed.FakeWebServer;
import bellwether.feed.FeedReader;
import bellwether.feed.crawl.PollResult;
import com.sun.net.httpserver.HttpExchange;
import java.io.IOException;
import java.io.OutputStream;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Tests servers that send too much, too slowly or nothing. */
final class SlowServerTest {
  @Test
  @Tag("case-53")
  void read_gzipBomb_stopsAtTheRatio() {
    try (FakeWebServer site =
        new FakeWebServer(exchange -> gzip(exchange, "gzip", new byte[100_000_000]))) {
      assertThat(reason(read(site.at("/feed.xml")))).contains("inflates more than 100 to 1");
    }
  }

  @Test
  @Tag("case-54")
  @Tag("case-67")
  void read_neverEndingBody_stopsAtTheCap() {
    try (FakeWebServer site =
        new FakeWebServer(exchange -> {
          exchange.sendResponseHeaders(200, 0);
          OutputStream out = exchange.getResponseBody();
          while (true) {
            out.write(new byte[100_000]);
          }
        })) {
      assertThat(reason(read(site.at("/feed.xml")))).contains("is longer than 10000000 bytes");
    }
  }

  @Test
  @Tag("case-54")
  void read_headersThatNeverCome_endAtTheDeadline() {
    endsAtTheDeadline((exchange, done) -> done.await());
  }

  @Test
  @Tag("case-54")
  void read_silentBody_endsAtTheDeadline() {
    endsAtTheDeadline((exchange, done) -> {
      exchange.sendResponseHeaders(200, 1_000);
      exchange.getResponseBody().write('<');
      exchange.getResponseBody().flush();
      done.await();
    });
  }

  @Test
  @Tag("case-54")
  void read_drippingBody_endsAtTheDeadline() {
    endsAtTheDeadline((exchange, done) -> {
      exchange.sendResponseHeaders(200, 0);
      do {
        exchange.getResponseBody().write('<');
        exchange.getResponseBody().flush();
      } while (!done.await(20, TimeUnit.MILLISECONDS));
    });
  }

  /** What the server does until the latch opens. */
  private interface Slow {
    void answer(HttpExchange exchange, CountDownLatch done)
        throws IOException, InterruptedException;
  }

  private static void endsAtTheDeadline(Slow slow) {
    CountDownLatch done = new CountDownLatch(1);
    try (FakeWebServer site =
        new FakeWebServer(exchange -> {
          try {
            slow.answer(exchange, done);
          } catch (InterruptedException closing) {
            Thread.currentThread().interrupt();
          }
        })) {
      FeedClient hasty =
          new FeedClient(
              FeedClient.Options.PUBLIC
                  .withPrivateAddresses(true)
                  .withCallDeadline(Duration.ofMillis(300)));
      PollResult reading =
          new FeedReader(hasty, CLOCK)
              .read(
                  Feed.of("f", site.at("/feed.xml"), Format.SYNDICATION),
                  FeedState.neverPolled("f"));
      done.countDown();
      assertThat(reason(reading)).contains("took too long");
    }
  }
}
