package bellwether.feed.http;

import static bellwether.feed.http.FeedReads.read;
import static bellwether.feed.http.FeedReads.reason;
import static bellwether.feed.http.FeedReads.zipped;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import bellwether.feed.FakeWebServer;
import bellwether.feed.crawl.PollResult;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Tests answers that refuse a feed, and when it is requested again. */
final class RefusedFeedTest {
  @ParameterizedTest
  @CsvSource({
    "403,denies access",
    "404,is not there",
    "410,is gone",
    "429,limits the rate",
    "500,has a server error",
    "503,has a server error",
    "206,unexpectedly",
    "204,unexpectedly"
  })
  void read_rejection_isReportedWithItsReason(int status, String reason) {
    try (FakeWebServer site =
        new FakeWebServer(exchange -> FakeWebServer.send(exchange, status, new byte[0]))) {
      assertThat(reason(read(site.at("/feed.xml"))))
          .contains(reason)
          .contains(String.valueOf(status));
      assertThat(site.requests).hasSize(1);
    }
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "120|PT2M",
        "1|PT1M",
        "0|PT1M",
        "999999999|PT24H",
        "99999999999999999999|PT24H",
        "-5|",
        "soon|",
        "Fri, 02 Jan 2026 03:10:00 GMT|PT10M",
        "Thu, 01 Jan 2026 03:10:00 GMT|PT1M",
        "Fri, 02 Jan 2036 03:10:00 GMT|PT24H"
      })
  void read_retryAfter_isClamped(String header, @Nullable Duration wait) {
    try (FakeWebServer site =
        new FakeWebServer(exchange -> {
          exchange.getResponseHeaders().set("Retry-After", header);
          FakeWebServer.send(exchange, 503, new byte[0]);
        })) {
      assertThat(((PollResult.Failed) read(site.at("/feed.xml"))).retryAfter()).isEqualTo(wait);
    }
  }

  @Test
  void read_retryAfterZero_isNotRetriedAtOnce() {
    try (FakeWebServer site =
        new FakeWebServer(exchange -> {
          exchange.getResponseHeaders().set("Retry-After", "0");
          FakeWebServer.send(exchange, 503, new byte[0]);
        })) {
      assertThat(reason(read(site.at("/feed.xml")))).contains("503");
      assertThat(site.requests).hasSize(1);
    }
  }

  @Test
  void read_tooManyRequests_waitsEvenWithoutRetryAfter() {
    try (FakeWebServer site =
        new FakeWebServer(exchange -> FakeWebServer.send(exchange, 429, new byte[0]))) {
      assertThat(((PollResult.Failed) read(site.at("/feed.xml"))).retryAfter())
          .isEqualTo(RetryAfterParser.MIN_WAIT);
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"gzip", "identity"})
  void read_demandForAContact_isReported(String encoding) {
    byte[] page = "<html>From an Undeclared Automated Tool</html>".getBytes(UTF_8);
    try (FakeWebServer site =
        new FakeWebServer(exchange -> {
          byte[] body = encoding.equals("gzip") ? zipped(page) : page;
          exchange.getResponseHeaders().set("Content-Encoding", encoding);
          FakeWebServer.send(exchange, 403, body);
        })) {
      assertThat(reason(read(site.at("/feed.xml"))))
          .isEqualTo(
              "the feed denies access (403): it requires a contact, so set"
                  + " BELLWETHER_CONTACT to an email address");
    }
  }
}
