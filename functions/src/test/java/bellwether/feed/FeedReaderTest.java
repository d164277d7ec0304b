package bellwether.feed;

import static bellwether.feed.http.FeedReads.RSS;
import static bellwether.feed.http.FeedReads.gzip;
import static bellwether.feed.http.FeedReads.read;
import static bellwether.feed.http.FeedReads.reader;
import static bellwether.feed.http.FeedReads.reason;
import static bellwether.feed.http.FeedReads.state;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import bellwether.domain.feed.Feed;
import bellwether.domain.feed.FeedAccess;
import bellwether.domain.feed.FeedState;
import bellwether.domain.feed.Format;
import bellwether.domain.feed.Mapping;
import bellwether.domain.feed.MappingSamples;
import bellwether.domain.feed.Tier;
import bellwether.feed.crawl.PollResult;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

final class FeedReaderTest {
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
      Mapping mapping = MappingSamples.ofTitle(format, "a");
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

  @ParameterizedTest
  @ValueSource(ints = {-10, 1_000})
  @Tag("case-53")
  void read_wrongContentLength_losesAtMostThisDocument(int more) {
    try (RawWebServer site = new RawWebServer(RSS, RSS.length() + more)) {
      PollResult reading = read(site.at("/feed.xml"));

      // A truncated document is reported or refused, never taken as complete.
      assertThat(reading instanceof PollResult.Changed fresh && !fresh.completeness().isDegraded())
          .isFalse();
    }
  }

  @Test
  void read_closedPort_isReportedWithoutDetail() {
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
}
