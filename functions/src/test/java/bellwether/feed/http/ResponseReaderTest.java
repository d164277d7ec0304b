package bellwether.feed.http;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import bellwether.domain.feed.Feed;
import bellwether.domain.feed.FeedAccess;
import bellwether.domain.feed.FeedState;
import bellwether.domain.feed.FeedState.Validators;
import bellwether.domain.feed.Format;
import bellwether.domain.feed.Mapping;
import bellwether.domain.feed.Tier;
import bellwether.feed.FakeWebServer;
import bellwether.feed.FeedReader;
import bellwether.feed.RawWebServer;
import bellwether.feed.crawl.PollResult;
import com.sun.net.httpserver.HttpExchange;
import java.io.OutputStream;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What servers do to a document on its way: half of it, old ones, unchanged ones, cookies. */
final class ResponseReaderTest {
  private static final Instant NOW = Instant.parse("2026-01-02T03:00:00Z");
  private static final String RSS =
      "<rss><channel><item><guid>1</guid><title>Lanternworks hit</title></item></channel></rss>";

  private static FeedReader reader(Instant now) {
    return new FeedReader(
        new FeedClient(FeedClient.Options.PUBLIC.withPrivateAddresses(true)),
        Clock.fixed(now, ZoneOffset.UTC));
  }

  private static PollResult read(URI url, Validators known, Instant now) {
    return reader(now)
        .read(
            Feed.of("f", url, Format.SYNDICATION),
            FeedState.neverPolled("f").withValidators(known));
  }

  private static PollResult.Changed fresh(PollResult reading) {
    assertThat(reading).isInstanceOf(PollResult.Changed.class);
    return (PollResult.Changed) reading;
  }

  private static String items(int count) {
    return IntStream.range(0, count)
        .mapToObj(i -> "<item><guid>" + i + "</guid><title>Notice " + i + "</title></item>")
        .collect(Collectors.joining("", "<rss><channel>", ""));
  }

  private static byte[] raw(String head, String body) {
    return ("HTTP/1.1 200 OK\r\nETag: \"a\"\r\n" + head + "\r\n\r\n" + body).getBytes(UTF_8);
  }

  @Test
  void nonAuthoritative_isADocument() {
    try (FakeWebServer site =
        new FakeWebServer(e -> FakeWebServer.send(e, 203, RSS.getBytes(UTF_8)))) {
      assertThat(fresh(read(site.at("/f"), Validators.NONE, NOW)).items()).hasSize(1);
    }
  }

  @Test
  void bodyThatEndsBeforeItsLength_isReadAndMarked() {
    try (RawWebServer site =
        new RawWebServer(raw("Content-Length: 9000", items(40) + "<item><gu"))) {
      PollResult.Changed read = fresh(read(site.at("/f"), Validators.NONE, NOW));

      assertThat(read.items()).hasSize(40);
      assertThat(read.completeness().damage()).contains("ends in the middle");
      assertThat(read.validators()).isEqualTo(Validators.NONE);
    }
  }

  @Test
  void chunksThatBreakOff_areReadAndMarked() {
    String body = items(3);
    String chunk = Integer.toHexString(body.length()) + "\r\n" + body + "\r\n400\r\n<item>";
    try (RawWebServer site = new RawWebServer(raw("Transfer-Encoding: chunked", chunk))) {
      PollResult.Changed read = fresh(read(site.at("/f"), Validators.NONE, NOW));

      assertThat(read.items()).hasSize(3);
      assertThat(read.completeness().isDegraded()).isTrue();
    }
  }

  @Test
  void documentWithoutItsEnd_isDegraded() {
    try (FakeWebServer site =
        new FakeWebServer(e -> {
          e.getResponseHeaders().set("ETag", "\"a\"");
          FakeWebServer.send(e, 200, items(5).getBytes(UTF_8));
        })) {
      PollResult.Changed read = fresh(read(site.at("/f"), Validators.NONE, NOW));

      assertThat(read.items()).hasSize(5);
      assertThat(read.completeness().damage()).contains("ends in the middle");
      assertThat(read.validators()).isEqualTo(Validators.NONE);
    }
  }

  @Test
  void truncatedJsonList_isNotReadAsAShorterOne() {
    try (RawWebServer site =
        new RawWebServer(
            raw("Content-Length: 900", "[{\"ghsa_id\":\"GHSA-1\",\"summary\":\"s\"}"))) {
      assertThat(
              reader(NOW)
                  .read(Feed.of("f", site.at("/f"), Format.GHSA), FeedState.neverPolled("f")))
          .isInstanceOfSatisfying(
              PollResult.Failed.class,
              failed -> assertThat(failed.reason()).contains("closed early"));
    }
  }

  private static PollResult table(URI url, Format format) {
    Mapping mapping =
        new Mapping(
            format == Format.HTML ? "table" : "",
            List.of("Name"),
            "{Name}",
            null,
            List.of(),
            null,
            null,
            null,
            null,
            null,
            null,
            null,
            false,
            false,
            null);
    Feed feed =
        new Feed(
            "f",
            url,
            format,
            Duration.ofHours(1),
            Tier.OFFICIAL,
            List.of(),
            null,
            mapping,
            null,
            null,
            Set.of(),
            FeedAccess.PUBLIC);
    return reader(NOW).read(feed, FeedState.neverPolled("f"));
  }

  @ParameterizedTest
  @CsvSource({
    "CSV,'Name,Date|Lanternworks,1|Quill'",
    "HTML,<table><tr><th>Name</th><th>Date</th></tr><tr><td>Lanternworks</td><td>1</td></tr><tr><td>Quill",
  })
  void truncatedRow_isNotRead(Format format, String table) {
    try (RawWebServer site =
        new RawWebServer(raw("Content-Length: 900", table.replace('|', '\n')))) {
      assertThat(fresh(table(site.at("/t"), format)).items())
          .extracting(item -> item.advisory().title())
          .containsExactly("Lanternworks");
    }
  }

  @Test
  void documentAboveTheCap_isReadAsFarAsItFits() {
    byte[] chunk =
        ("<item><title>Notice</title><description>"
                + "long words ".repeat(9_000)
                + "</description></item>")
            .getBytes(UTF_8);
    try (FakeWebServer site =
        new FakeWebServer(e -> {
          e.sendResponseHeaders(200, 0);
          OutputStream out = e.getResponseBody();
          out.write(items(3).getBytes(UTF_8));
          for (int i = 0; i < 200; i++) {
            out.write(chunk);
          }
        })) {
      PollResult.Changed read = fresh(read(site.at("/f"), Validators.NONE, NOW));

      assertThat(read.items()).extracting(item -> item.advisory().title()).contains("Notice 2");
      assertThat(read.completeness().damage()).contains("longer than 10000000 bytes");
    }
  }

  /** A server that sends its document once, and then says for ever that it is unchanged. */
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

  @Test
  void redirectCookie_isSentWithinOneFetchOnly() {
    try (FakeWebServer site =
        new FakeWebServer(e -> {
          String cookie = String.valueOf(e.getRequestHeaders().getFirst("Cookie"));
          if (cookie.contains("seen=1") && cookie.contains("step=2")) {
            FakeWebServer.send(e, 200, RSS.getBytes(UTF_8));
          } else {
            e.getResponseHeaders()
                .set("Set-Cookie", cookie.contains("seen") ? "step=2" : "seen=1; Path=/");
            e.getResponseHeaders().set("Location", "/f");
            FakeWebServer.send(e, 302, new byte[0]);
          }
        })) {
      assertThat(read(site.at("/f"), Validators.NONE, NOW)).isInstanceOf(PollResult.Changed.class);
      assertThat(site.requests).hasSize(3);
      assertThat(read(site.at("/f"), Validators.NONE, NOW)).isInstanceOf(PollResult.Changed.class);
      assertThat(site.requests.get(3).getRequestHeaders()).doesNotContainKey("Cookie");
    }
  }

  @Test
  void cookie_isNotSentToOtherHosts_orAfterExpiry() {
    try (FakeWebServer other =
            new FakeWebServer(e -> FakeWebServer.send(e, 200, RSS.getBytes(UTF_8)));
        FakeWebServer site =
            new FakeWebServer(e -> {
              String path = e.getRequestURI().getPath();
              e.getResponseHeaders()
                  .set(
                      "Set-Cookie",
                      path.equals("/f") ? "seen=1; Path=/" : "seen=; Max-Age=0; Path=/");
              e.getResponseHeaders()
                  .set(
                      "Location",
                      path.equals("/f")
                          ? "/g"
                          : path.equals("/g") ? "/h" : "http://localhost:" + other.port() + "/f");
              FakeWebServer.send(e, 302, new byte[0]);
            })) {
      assertThat(read(site.at("/f"), Validators.NONE, NOW)).isInstanceOf(PollResult.Changed.class);
      assertThat(site.requests.get(1).getRequestHeaders().getFirst("Cookie")).isEqualTo("seen=1");
      assertThat(site.requests.get(2).getRequestHeaders()).doesNotContainKey("Cookie");
      assertThat(other.requests.getFirst().getRequestHeaders()).doesNotContainKey("Cookie");
    }
  }

  @Test
  void cookies_areBounded() {
    try (FakeWebServer site =
        new FakeWebServer(e -> {
          if (e.getRequestURI().getPath().equals("/g")) {
            FakeWebServer.send(e, 200, RSS.getBytes(UTF_8));
            return;
          }
          for (int i = 0; i < 100; i++) {
            e.getResponseHeaders()
                .add("Set-Cookie", "c" + i + "=" + "x".repeat(i % 2 == 0 ? 10 : 5_000));
          }
          e.getResponseHeaders().set("Location", "/g");
          FakeWebServer.send(e, 302, new byte[0]);
        })) {
      assertThat(read(site.at("/f"), Validators.NONE, NOW)).isInstanceOf(PollResult.Changed.class);
      assertThat(site.requests.getLast().getRequestHeaders().getFirst("Cookie").split("; "))
          .hasSize(20)
          .noneMatch(cookie -> cookie.length() > 100);
    }
  }
}
