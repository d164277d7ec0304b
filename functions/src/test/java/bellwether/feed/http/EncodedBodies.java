package bellwether.feed.http;

import static java.nio.charset.StandardCharsets.UTF_8;

import bellwether.domain.feed.Feed;
import bellwether.domain.feed.FeedState;
import bellwether.domain.feed.Format;
import bellwether.feed.FakeWebServer;
import bellwether.feed.FeedReader;
import bellwether.feed.crawl.PollResult;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.zip.Deflater;
import java.util.zip.DeflaterOutputStream;
import java.util.zip.GZIPOutputStream;

/** Encodes bodies, and reads them as a server would send them. */
final class EncodedBodies {
  private static final Clock CLOCK =
      Clock.fixed(Instant.parse("2026-01-02T03:00:00Z"), ZoneOffset.UTC);
  static final String RSS =
      "<rss><channel><item><guid>1</guid><title>Lanternworks hit</title><link>/1</link></item></channel></rss>";

  private EncodedBodies() {}

  static byte[] gzip(byte[] body) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    try (OutputStream gzip = new GZIPOutputStream(out)) {
      gzip.write(body);
    } catch (IOException inMemory) {
      throw new AssertionError(inMemory);
    }
    return out.toByteArray();
  }

  static byte[] deflate(byte[] body, boolean bare) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    Deflater deflater = new Deflater(Deflater.DEFAULT_COMPRESSION, bare);
    try (OutputStream deflate = new DeflaterOutputStream(out, deflater)) {
      deflate.write(body);
    } catch (IOException inMemory) {
      throw new AssertionError(inMemory);
    }
    deflater.end();
    return out.toByteArray();
  }

  static byte[] body(String shape) {
    byte[] plain = RSS.getBytes(UTF_8);
    return switch (shape) {
      case "plain" -> plain;
      case "gzip" -> gzip(plain);
      case "twice" -> gzip(gzip(plain));
      case "zlib" -> deflate(plain, false);
      case "bare" -> deflate(plain, true);
      case "gzip in zlib" -> deflate(gzip(plain), false);
      default -> throw new AssertionError(shape);
    };
  }

  static PollResult read(byte[] body, String label, Format format) {
    try (FakeWebServer site =
        new FakeWebServer(exchange -> {
          exchange.getResponseHeaders().set("Content-Encoding", label);
          FakeWebServer.send(exchange, 200, body);
        })) {
      return new FeedReader(
              new FeedClient(FeedClient.Options.PUBLIC.withPrivateAddresses(true)), CLOCK)
          .read(Feed.of("f", site.at("/feed"), format), FeedState.neverPolled("f"));
    }
  }
}
