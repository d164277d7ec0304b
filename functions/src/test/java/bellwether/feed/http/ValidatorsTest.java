package bellwether.feed.http;

import static bellwether.feed.crawl.FeedSite.fresh;
import static bellwether.feed.http.ResponseReads.NOW;
import static bellwether.feed.http.ResponseReads.RSS;
import static bellwether.feed.http.ResponseReads.items;
import static bellwether.feed.http.ResponseReads.read;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import bellwether.domain.feed.FeedState.Validators;
import bellwether.feed.FakeWebServer;
import bellwether.feed.RawWebServer;
import bellwether.feed.crawl.PollResult;
import com.sun.net.httpserver.HttpExchange;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Tests validators that a server sends wrongly, and servers that always answer that nothing
 * changed.
 */
final class ValidatorsTest {
  /** Answers every conditional request with 304. */
  private static void answerNotModified(HttpExchange exchange, String body)
      throws java.io.IOException {
    var headers = exchange.getRequestHeaders();
    boolean conditional =
        headers.containsKey("If-None-Match") || headers.containsKey("If-Modified-Since");
    exchange.getResponseHeaders().set("ETag", "\"for ever\"");
    FakeWebServer.send(
        exchange, conditional ? 304 : 200, conditional ? new byte[0] : body.getBytes(UTF_8));
  }

  @Test
  void serverThatAlwaysAnswersUnchanged_isReadInFullWithinADay() {
    try (FakeWebServer site = new FakeWebServer(e -> answerNotModified(e, RSS))) {
      Validators known = fresh(read(site.at("/f"), Validators.NONE, NOW)).validators();

      assertThat(read(site.at("/f"), known, NOW.plus(Duration.ofHours(6))))
          .isEqualTo(new PollResult.Unchanged(null));
      assertThat(site.requests.getLast().getRequestHeaders().getFirst("If-None-Match"))
          .isEqualTo("\"for ever\"");
      Instant later = NOW.plus(Duration.ofHours(12));
      assertThat(read(site.at("/f"), known, later))
          .as("the same document, seen again")
          .isEqualTo(new PollResult.Unchanged(null, known.withFetchedAt(later)));
      assertThat(site.requests.getLast().getRequestHeaders()).doesNotContainKey("If-None-Match");
    }
    try (FakeWebServer site =
        new FakeWebServer(e -> answerNotModified(e, items(2) + "</channel></rss>"))) {
      Validators known =
          new Validators("\"for ever\"", null, "d", null, NOW.minus(Duration.ofHours(13)));
      assertThat(fresh(read(site.at("/f"), known, NOW)).items()).hasSize(2);
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Fri, 02 Jan 2026 03:00:01 GMT",
        "Sat, 16 Nov 2041 19:11:00 GMT",
        "Tue, 01 Jan 2999 00:00:00 GMT"
      })
  void lastModifiedInTheFuture_isIgnored(String lastModified) {
    try (FakeWebServer site =
        new FakeWebServer(e -> {
          e.getResponseHeaders().set("ETag", "\"a\"");
          e.getResponseHeaders().set("Last-Modified", lastModified);
          FakeWebServer.send(e, 200, RSS.getBytes(UTF_8));
        })) {
      Validators kept = fresh(read(site.at("/f"), Validators.NONE, NOW)).validators();
      assertThat(kept.hasServerValidators()).isFalse();

      Validators old = new Validators("\"a\"", lastModified, "d");
      assertThat(read(site.at("/f"), old, NOW)).isInstanceOf(PollResult.Changed.class);
      assertThat(site.requests.getLast().getRequestHeaders())
          .doesNotContainKeys("If-Modified-Since", "If-None-Match");
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"", " ", "\"\"", "W/\"\""})
  void emptyEtag_isIgnored(String etag) {
    byte[] answer =
        ("HTTP/1.1 200 OK\r\nETag: "
                + etag
                + "\r\nContent-Length: "
                + RSS.length()
                + "\r\n\r\n"
                + RSS)
            .getBytes(UTF_8);
    try (RawWebServer site = new RawWebServer(answer)) {
      assertThat(fresh(read(site.at("/f"), Validators.NONE, NOW)).validators().etag()).isNull();
    }
  }

  @Test
  void invalidEtag_isIgnored() {
    byte[] answer =
        ("HTTP/1.1 200 OK\r\nETag: \"\u00e9\"\r\nContent-Length: "
                + RSS.length()
                + "\r\n\r\n"
                + RSS)
            .getBytes(UTF_8);
    try (RawWebServer site = new RawWebServer(answer)) {
      Validators kept = fresh(read(site.at("/f"), Validators.NONE, NOW)).validators();
      assertThat(kept.etag()).isNull();
      assertThat(read(site.at("/f"), kept, NOW)).isEqualTo(new PollResult.Unchanged(null));
    }
  }

  @ParameterizedTest
  @CsvSource({
    "'\"b\"',true",
    "'\"a\"',false",
    "'W/\"a\"',false",
    "'\"a-gzip\"',false",
    ",false",
  })
  void unchangedAnswerForAnotherEtag_isFetchedInFullNextTime(@Nullable String etag, boolean other) {
    try (FakeWebServer site =
        new FakeWebServer(e -> {
          if (etag != null) {
            e.getResponseHeaders().set("ETag", etag);
          }
          FakeWebServer.send(e, 304, new byte[0]);
        })) {
      Validators known = new Validators("\"a\"", "Thu, 01 Jan 2026 00:00:00 GMT", "d");
      assertThat(read(site.at("/f"), known, NOW))
          .isEqualTo(
              new PollResult.Unchanged(null, other ? new Validators(null, null, "d") : null));
    }
  }
}
