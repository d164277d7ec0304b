package bellwether.feed.http;

import static org.assertj.core.api.Assertions.assertThat;

import bellwether.domain.feed.Feed;
import bellwether.domain.feed.FeedState;
import bellwether.domain.feed.Format;
import bellwether.feed.FakeWebServer;
import bellwether.feed.FeedReader;
import bellwether.feed.crawl.PollResult;
import com.sun.net.httpserver.HttpExchange;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.URI;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.zip.GZIPOutputStream;
import org.jspecify.annotations.Nullable;

/** Reads one feed from a server on the loopback address. */
public final class FeedReads {
  public static final Clock CLOCK =
      Clock.fixed(Instant.parse("2026-01-02T03:00:00Z"), ZoneOffset.UTC);
  public static final String RSS =
      "<rss><channel><item><guid>1</guid><title>Acme hit</title><link>/1</link></item></channel></rss>";

  private FeedReads() {}

  public static void gzip(HttpExchange exchange, String encoding, byte[] body) throws IOException {
    exchange.getResponseHeaders().set("Content-Encoding", encoding);
    FakeWebServer.send(exchange, 200, zipped(body));
  }

  public static byte[] zipped(byte[] body) throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    try (GZIPOutputStream gzip = new GZIPOutputStream(out)) {
      gzip.write(body);
    }
    return out.toByteArray();
  }

  public static String reason(PollResult reading) {
    assertThat(reading).isInstanceOf(PollResult.Failed.class);
    return ((PollResult.Failed) reading).reason();
  }

  public static FeedReader reader() {
    return new FeedReader(
        new FeedClient(FeedClient.Options.PUBLIC.withPrivateAddresses(true)), CLOCK);
  }

  public static PollResult read(URI url) {
    return read(url, null, null);
  }

  public static PollResult read(URI url, @Nullable String etag, @Nullable String lastModified) {
    return reader().read(Feed.of("f", url, Format.SYNDICATION), state(etag, lastModified));
  }

  public static FeedState state(@Nullable String etag, @Nullable String lastModified) {
    return FeedState.neverPolled("f")
        .withValidators(new FeedState.Validators(etag, lastModified, null));
  }
}
