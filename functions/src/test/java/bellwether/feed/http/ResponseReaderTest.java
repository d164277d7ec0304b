package bellwether.feed.http;

import static bellwether.feed.crawl.FeedSite.fresh;
import static bellwether.feed.http.ResponseReads.NOW;
import static bellwether.feed.http.ResponseReads.RSS;
import static bellwether.feed.http.ResponseReads.items;
import static bellwether.feed.http.ResponseReads.read;
import static bellwether.feed.http.ResponseReads.reader;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import bellwether.domain.feed.Feed;
import bellwether.domain.feed.FeedAccess;
import bellwether.domain.feed.FeedState;
import bellwether.domain.feed.FeedState.Validators;
import bellwether.domain.feed.Format;
import bellwether.domain.feed.Mapping;
import bellwether.domain.feed.MappingSamples;
import bellwether.domain.feed.Tier;
import bellwether.feed.FakeWebServer;
import bellwether.feed.RawWebServer;
import bellwether.feed.crawl.PollResult;
import java.io.OutputStream;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Tests documents that arrive incomplete. */
final class ResponseReaderTest {
  private static byte[] raw(String head, String body) {
    return ("HTTP/1.1 200 OK\r\nETag: \"a\"\r\n" + head + "\r\n\r\n" + body).getBytes(UTF_8);
  }

  @Test
  void nonAuthoritativeResponse_isRead() {
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
    Mapping mapping = MappingSamples.ofTitle(format, "Name");
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
}
