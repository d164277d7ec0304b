package bellwether.feed.http;

import static bellwether.feed.http.FeedReads.RSS;
import static bellwether.feed.http.FeedReads.read;
import static bellwether.feed.http.FeedReads.reader;
import static bellwether.feed.http.FeedReads.reason;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import bellwether.domain.feed.Feed;
import bellwether.domain.feed.FeedAccess;
import bellwether.domain.feed.FeedState;
import bellwether.domain.feed.Format;
import bellwether.domain.feed.QueryWindow;
import bellwether.feed.FakeWebServer;
import bellwether.feed.crawl.PollResult;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Tests validators, and the requests and answers that carry them. */
final class ConditionalRequestTest {
  @Test
  void read_changed_keepsValidatorsByteForByte() {
    try (FakeWebServer site =
        new FakeWebServer(exchange -> {
          exchange.getResponseHeaders().set("ETag", "W/\"a b-gzip\"");
          exchange.getResponseHeaders().set("Last-Modified", "Thu,  01 Jan 2026 00:00:00 gmt");
          FakeWebServer.send(exchange, 200, RSS.getBytes(UTF_8));
        })) {
      PollResult.Changed fresh = (PollResult.Changed) read(site.at("/feed.xml"));
      assertThat(fresh.validators().etag()).isEqualTo("W/\"a b-gzip\"");
      assertThat(fresh.validators().lastModified()).isEqualTo("Thu,  01 Jan 2026 00:00:00 gmt");
      assertThat(fresh.items().getFirst().advisory().url()).isEqualTo(site.at("/1").toString());
      assertThat(site.requests.getFirst().getRequestHeaders().getFirst("User-Agent"))
          .isEqualTo("Bellwether");
    }
  }

  @Test
  void read_again_sendsTheValidatorsAndTakes304() {
    try (FakeWebServer site =
        new FakeWebServer(exchange -> FakeWebServer.send(exchange, 304, new byte[0]))) {
      assertThat(read(site.at("/feed.xml"), "W/\"a\"", "Thu, 01 Jan 2026 00:00:00 GMT"))
          .isEqualTo(new PollResult.Unchanged(null));
      var headers = site.requests.getFirst().getRequestHeaders();
      assertThat(headers.getFirst("If-None-Match")).isEqualTo("W/\"a\"");
      assertThat(headers.getFirst("If-Modified-Since")).isEqualTo("Thu, 01 Jan 2026 00:00:00 GMT");
      assertThat(reason(read(site.at("/feed.xml")))).contains("unconditional request");
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "<rss><channel></channel></rss>",
        "<rss><channel><item><title>A</title></item><item><tit"
      })
  void read_emptyOrCutOffFeed_givesNoValidator(String body) {
    try (FakeWebServer site =
        new FakeWebServer(exchange -> {
          exchange.getResponseHeaders().set("ETag", "\"a\"");
          FakeWebServer.send(exchange, 200, body.getBytes(UTF_8));
        })) {
      assertThat(((PollResult.Changed) read(site.at("/feed.xml"))).validators().etag()).isNull();
    }
  }

  @Test
  void read_feedWithAWindow_requestsItsPeriod_unconditionally() {
    List<String> asked = new CopyOnWriteArrayList<>();
    try (FakeWebServer site =
        new FakeWebServer(exchange -> {
          asked.add(exchange.getRequestURI().getRawQuery());
          asked.add(String.valueOf(exchange.getRequestHeaders().getFirst("If-None-Match")));
          FakeWebServer.send(exchange, 200, RSS.getBytes(UTF_8));
        })) {
      Feed plain = Feed.of("f", site.at("/cves?severity=critical"), Format.SYNDICATION);
      Feed feed =
          new Feed(
              plain.name(),
              plain.url(),
              plain.format(),
              plain.interval(),
              plain.tier(),
              List.of(),
              new QueryWindow("since", "until", Duration.ofDays(3)),
              null,
              null,
              null,
              Set.of(),
              FeedAccess.PUBLIC);

      assertThat(reader().read(feed, FeedState.neverPolled("f")))
          .isInstanceOf(PollResult.Changed.class);
      assertThat(asked)
          .containsExactly(
              "severity=critical&since=2025-12-30T03:00:00Z&until=2026-01-02T03:00:00Z", "null");
    }
  }
}
