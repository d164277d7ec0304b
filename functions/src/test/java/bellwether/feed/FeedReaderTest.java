package bellwether.feed;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import bellwether.domain.feed.Feed;
import bellwether.domain.feed.FeedAccess;
import bellwether.domain.feed.FeedState;
import bellwether.domain.feed.Format;
import bellwether.domain.feed.Mapping;
import bellwether.domain.feed.QueryWindow;
import bellwether.domain.feed.Tier;
import bellwether.feed.crawl.PollResult;
import bellwether.feed.http.FeedClient;
import bellwether.feed.http.RetryAfterParser;
import com.sun.net.httpserver.HttpExchange;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.zip.GZIPOutputStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

final class FeedReaderTest {
  private static final Clock CLOCK =
      Clock.fixed(Instant.parse("2026-01-02T03:00:00Z"), ZoneOffset.UTC);
  private static final String RSS =
      "<rss><channel><item><guid>1</guid><title>Acme hit</title><link>/1</link></item></channel></rss>";

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
  void read_refusal_isAReason(int status, String reason) {
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

  @ParameterizedTest
  @EnumSource(
      value = Format.class,
      names = {"MAIL"},
      mode = EnumSource.Mode.EXCLUDE)
  void read_webPageInsteadOfAFeed_isAFailureInEveryFormat(Format format) {
    byte[] page =
        "<!DOCTYPE html><html><head><title>Log in</title></head><body><p>Please log in, or wait."
            .getBytes(UTF_8);
    try (FakeWebServer site =
        new FakeWebServer(exchange -> {
          exchange.getResponseHeaders().set("Content-Type", "text/html; charset=utf-8");
          FakeWebServer.send(exchange, 200, page);
        })) {
      Mapping mapping =
          new Mapping(
              format == Format.HTML ? "table" : "",
              List.of("a"),
              "{a}",
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
              site.at("/feed"),
              format,
              Duration.ofHours(1),
              Tier.NEWS,
              List.of(),
              null,
              mapping,
              null,
              null,
              Set.of(),
              FeedAccess.PUBLIC);
      assertThat(reader().read(feed, FeedState.neverPolled("f")))
          .isInstanceOf(PollResult.Failed.class);
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

  @Test
  void read_loginPage_isReportedAsSuch() {
    try (FakeWebServer site =
        new FakeWebServer(exchange ->
            FakeWebServer.send(exchange, 200, "<!DOCTYPE html><html>Log in".getBytes(UTF_8)))) {
      assertThat(reason(read(site.at("/feed.xml"))))
          .isEqualTo("the feed's answer can't be read: an HTML page, not a feed");
    }
  }

  @Test
  void read_gzip_isInflated() {
    try (FakeWebServer site =
        new FakeWebServer(exchange -> gzip(exchange, "gzip", RSS.getBytes(UTF_8)))) {
      assertThat(read(site.at("/feed.xml"))).isInstanceOf(PollResult.Changed.class);
    }
  }

  @Test
  @Tag("case-53")
  void read_gzipBomb_stopsAtTheRatio() {
    try (FakeWebServer site =
        new FakeWebServer(exchange -> gzip(exchange, "gzip", new byte[100_000_000]))) {
      assertThat(reason(read(site.at("/feed.xml")))).contains("inflates more than 100 to 1");
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {-10, 1_000})
  @Tag("case-53")
  void read_wrongContentLength_losesAtMostThisDocument(int more) {
    try (RawWebServer site = new RawWebServer(RSS, RSS.length() + more)) {
      PollResult reading = read(site.at("/feed.xml"));

      // What is cut off is told or refused, and never taken for the whole.
      assertThat(reading instanceof PollResult.Changed fresh && !fresh.completeness().isDegraded())
          .isFalse();
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

  /** What a slow site does until the latch opens. */
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

  @Test
  @Tag("case-56")
  void read_redirects_areFollowedFiveTimes() {
    try (FakeWebServer site =
        new FakeWebServer(exchange -> {
          int left = Integer.parseInt(exchange.getRequestURI().getPath().substring(1));
          if (left == 0) {
            FakeWebServer.send(exchange, 200, RSS.getBytes(UTF_8));
          } else {
            exchange.getResponseHeaders().set("Location", "/" + (left - 1));
            FakeWebServer.send(exchange, 302, new byte[0]);
          }
        })) {
      assertThat(read(site.at("/5"))).isInstanceOf(PollResult.Changed.class);
      assertThat(reason(read(site.at("/6")))).contains("redirects more than 5 times");
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "file:///etc/passwd",
        "gopher://x/",
        "data:text/xml,x",
        "http://u:p@127.0.0.1/",
        "",
        "http://"
      })
  @Tag("case-56")
  void read_redirectToWhatIsNoFeed_isRefused(String target) {
    try (FakeWebServer site =
        new FakeWebServer(exchange -> {
          exchange.getResponseHeaders().set("Location", target);
          FakeWebServer.send(exchange, 301, new byte[0]);
        })) {
      assertThat(read(site.at("/feed.xml"))).isInstanceOf(PollResult.Failed.class);
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/|{}%zz<>^`",
        "/%",
        "/?a=%%%&b=[x]|\\",
        "/a b#c d",
        "\\\\x_y_z.invalid\\",
        "http://%zz/",
        "http://a_b.invalid/",
        "http://xn--a-.invalid/",
        "//[::1"
      })
  @Tag("case-56")
  void read_oddRedirect_neverThrows(String target) {
    try (FakeWebServer site =
        new FakeWebServer(exchange -> {
          boolean start = exchange.getRequestURI().getPath().equals("/feed.xml");
          exchange.getResponseHeaders().set("Location", target);
          FakeWebServer.send(
              exchange, start ? 301 : 200, start ? new byte[0] : RSS.getBytes(UTF_8));
        })) {
      assertThat(read(site.at("/feed.xml"))).isNotNull();
    }
  }

  @Test
  void read_closedPort_isAReasonWithoutDetail() {
    FakeWebServer site = new FakeWebServer(exchange -> {});
    URI gone = site.at("/feed.xml");
    site.close();
    assertThat(reason(read(gone)))
        .isEqualTo("the feed can't be reached, or broke off in the middle");
  }

  @Test
  void read_archive_takesTheTwoNewestMonths() {
    try (FakeWebServer site =
        new FakeWebServer(exchange -> {
          String path = exchange.getRequestURI().getPath();
          String february =
              "From a at b.example  Mon Feb  1 10:00:00 2021\nFrom: a at b.example (A)\nSubject: [L] Old\nMessage-ID: <1@x>\n\nText.\n";
          if (path.equals("/list/")) {
            FakeWebServer.send(
                exchange,
                200,
                "<a href='2020-December.txt.gz'>x</a><a href='2021-February.txt.gz'>x</a><a href='2021-March.txt'>x</a>"
                    .getBytes(UTF_8));
          } else if (path.equals("/list/2021-March.txt")) {
            exchange.getResponseHeaders().set("ETag", "\"march\"");
            boolean known =
                "\"march\"".equals(exchange.getRequestHeaders().getFirst("If-None-Match"));
            FakeWebServer.send(
                exchange,
                known ? 304 : 200,
                known ? new byte[0] : FeedSamples.bytes("feeds/breachexchange/2021-March.txt"));
          } else if (path.equals("/list/2021-February.txt.gz")) {
            gzip(exchange, "x-gzip", february.getBytes(UTF_8));
          } else {
            FakeWebServer.send(exchange, 404, new byte[0]);
          }
        })) {
      Feed list = Feed.of("list", site.at("/list"), Format.MAILMAN);
      FeedReader reader = reader();
      PollResult.Changed fresh =
          (PollResult.Changed) reader.read(list, FeedState.neverPolled("list"));
      assertThat(fresh.items()).hasSize(4);
      assertThat(fresh.validators().etag()).isEqualTo("\"march\"");
      assertThat(reader.read(list, state(fresh.validators().etag(), null)))
          .isEqualTo(new PollResult.Unchanged(null));
    }
  }

  private static void gzip(HttpExchange exchange, String encoding, byte[] body) throws IOException {
    exchange.getResponseHeaders().set("Content-Encoding", encoding);
    FakeWebServer.send(exchange, 200, zipped(body));
  }

  private static byte[] zipped(byte[] body) throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    try (GZIPOutputStream gzip = new GZIPOutputStream(out)) {
      gzip.write(body);
    }
    return out.toByteArray();
  }

  private static String reason(PollResult reading) {
    assertThat(reading).isInstanceOf(PollResult.Failed.class);
    return ((PollResult.Failed) reading).reason();
  }

  private static FeedReader reader() {
    return new FeedReader(
        new FeedClient(FeedClient.Options.PUBLIC.withPrivateAddresses(true)), CLOCK);
  }

  private static PollResult read(URI url) {
    return read(url, null, null);
  }

  private static PollResult read(URI url, @Nullable String etag, @Nullable String lastModified) {
    return reader().read(Feed.of("f", url, Format.SYNDICATION), state(etag, lastModified));
  }

  private static FeedState state(@Nullable String etag, @Nullable String lastModified) {
    return FeedState.neverPolled("f")
        .withValidators(new FeedState.Validators(etag, lastModified, null));
  }
}
