package bellwether.feed.http;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import bellwether.domain.feed.Feed;
import bellwether.domain.feed.FeedState;
import bellwether.domain.feed.Format;
import bellwether.feed.FakeWebServer;
import bellwether.feed.FeedReader;
import bellwether.feed.crawl.PollResult;
import bellwether.feed.text.InputLimits;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.Random;
import java.util.zip.Deflater;
import java.util.zip.DeflaterOutputStream;
import java.util.zip.GZIPOutputStream;
import okio.ByteString;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Bodies whose label says another thing than what they are. */
@Tag("case-53")
final class ContentDecoderTest {
  private static final Clock CLOCK =
      Clock.fixed(Instant.parse("2026-01-02T03:00:00Z"), ZoneOffset.UTC);
  private static final String RSS =
      "<rss><channel><item><guid>1</guid><title>Lanternworks hit</title><link>/1</link></item></channel></rss>";

  private static byte[] gzip(byte[] body) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    try (OutputStream gzip = new GZIPOutputStream(out)) {
      gzip.write(body);
    } catch (IOException inMemory) {
      throw new AssertionError(inMemory);
    }
    return out.toByteArray();
  }

  private static byte[] deflate(byte[] body, boolean bare) {
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

  private static byte[] body(String shape) {
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

  private static PollResult read(byte[] body, String label, Format format) {
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

  @ParameterizedTest
  @CsvSource({
    "UTF-8,plain",
    "utf8,gzip",
    "none,plain",
    "aws-chunked,plain",
    "'aws-chunked, gzip',gzip",
    "binary,plain",
    "8bit,plain",
    "'identity, gzip',plain",
    "'identity, gzip',gzip",
    "identity,gzip",
    "identity,zlib",
    "gzip,plain",
    "GZIP,gzip",
    "x-gzip,gzip",
    "gzip,twice",
    "'gzip, gzip',twice",
    "gzip,zlib",
    "deflate,zlib",
    "deflate,bare",
    "deflate,gzip",
    "deflate,plain",
    "'gzip, deflate',gzip in zlib",
    "br,plain",
    "br,gzip",
    "zstd,plain",
    "text/xml,plain",
    "',,;q=0',plain",
  })
  void body_isDecodedByContent(String label, String shape) {
    assertThat(read(body(shape), label, Format.SYNDICATION))
        .isInstanceOfSatisfying(
            PollResult.Changed.class,
            fresh -> {
              assertThat(fresh.items()).hasSize(1);
              assertThat(fresh.completeness().isDegraded()).isFalse();
            });
  }

  @Test
  void json_isDecodedByContent() {
    byte[] list = "[{\"ghsa_id\":\"GHSA-1\",\"summary\":\"s\"}]".getBytes(UTF_8);

    assertThat(read(gzip(list), "identity", Format.GHSA)).isInstanceOf(PollResult.Changed.class);
    assertThat(read(list, "gzip", Format.GHSA)).isInstanceOf(PollResult.Changed.class);
  }

  @ParameterizedTest
  @CsvSource({"br,br", "'gzip, br',br", "zstd,zstd", "compress,compress"})
  void codingThatIsNotRead_isNamed(String label, String named) {
    byte[] noise = new byte[500];
    new Random(11).nextBytes(noise);
    noise[0] = 0x0b;

    assertThat(read(noise, label, Format.SYNDICATION))
        .isInstanceOfSatisfying(
            PollResult.Failed.class,
            failed ->
                assertThat(failed.reason())
                    .isEqualTo(
                        "the feed is compressed with " + named + ", which is not supported"));
  }

  private static BoundedInflater.Inflated decoded(byte[] body) throws IOException {
    return new ContentDecoder("gzip", 1_000_000).decompress(ByteString.of(body));
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 4, 5, 8})
  void gzipWithoutItsTrailer_isWhole(int cut) throws IOException {
    byte[] zipped = gzip(RSS.getBytes(UTF_8));
    BoundedInflater.Inflated read = decoded(Arrays.copyOf(zipped, zipped.length - cut));

    assertThat(read.bytes().utf8()).isEqualTo(RSS);
    assertThat(read.defect()).isNull();
  }

  @Test
  void gzipThatIsCutOff_isReadUpToThere() throws IOException {
    byte[] zipped = gzip(RSS.repeat(50).getBytes(UTF_8));
    BoundedInflater.Inflated read = decoded(Arrays.copyOf(zipped, zipped.length - 12));

    assertThat(read.bytes().utf8()).startsWith("<rss>");
    assertThat(read.defect()).isEqualTo(BodyDefect.CUT_OFF);
  }

  @Test
  void gzipWithTheChecksumOfAnother_isReadAndMarked() throws IOException {
    byte[] zipped = gzip(RSS.getBytes(UTF_8));
    zipped[zipped.length - 6] ^= 1;
    BoundedInflater.Inflated read = decoded(zipped);

    assertThat(read.bytes().utf8()).isEqualTo(RSS);
    assertThat(read.defect()).isEqualTo(BodyDefect.CORRUPT);
  }

  @ParameterizedTest
  @ValueSource(strings = {"\0\0\0\0", "<!-- served in 3 ms -->", "\u001f\u008b"})
  void whatFollowsTheLastMember_isIgnored(String padding) throws IOException {
    byte[] zipped = gzip(RSS.getBytes(UTF_8));
    BoundedInflater.Inflated read = decoded(joined(zipped, padding.getBytes(ISO_8859_1)));

    assertThat(read.bytes().utf8()).isEqualTo(RSS);
    assertThat(read.defect()).isNull();
  }

  @Test
  void members_areReadOneAfterTheOther() throws IOException {
    byte[] half = gzip("<rss><channel>".getBytes(UTF_8));
    byte[] rest = gzip("</channel></rss>".getBytes(UTF_8));
    byte[] nothing = gzip(new byte[0]);
    byte[] many = new byte[nothing.length * 50_000];
    for (int i = 0; i < many.length; i += nothing.length) {
      System.arraycopy(nothing, 0, many, i, nothing.length);
    }

    assertThat(decoded(joined(half, joined(many, rest))).bytes().utf8())
        .isEqualTo("<rss><channel></channel></rss>");
  }

  @Test
  void headerWithNameAndComment_isSkipped() throws IOException {
    byte[] zipped = gzip(RSS.getBytes(UTF_8));
    byte[] head = Arrays.copyOf(zipped, 10);
    head[3] = 4 | 8 | 16 | 2;
    byte[] fields = "\2\0xxname\0comment\0cc".getBytes(ISO_8859_1);
    byte[] named = joined(joined(head, fields), Arrays.copyOfRange(zipped, 10, zipped.length));

    assertThat(decoded(named).bytes().utf8()).isEqualTo(RSS);
    for (int length = 0; length < 40; length++) {
      assertThat(decoded(Arrays.copyOf(named, length))).isNotNull();
    }
  }

  @Test
  void bombInLayers_isRefusedByWhatWasSent() {
    byte[] bomb = gzip(gzip(gzip(new byte[50_000_000])));

    assertThatExceptionOfType(BoundedInflater.TooLargeException.class)
        .isThrownBy(() ->
            new ContentDecoder("gzip", InputLimits.DOCUMENT_BYTES).decompress(ByteString.of(bomb)));
  }

  @Test
  void randomBytes_throwNothingElse() throws IOException {
    long seed = 20261128;
    Random random = new Random(seed);
    for (int i = 0; i < 5_000; i++) {
      byte[] noise = random.nextBoolean() ? gzip(RSS.getBytes(UTF_8)) : new byte[64];
      for (int flips = random.nextInt(6); flips >= 0; flips--) {
        noise[random.nextInt(noise.length)] = (byte) random.nextInt();
      }
      assertThat(new ContentDecoder("deflate", 10_000).decompress(ByteString.of(noise)))
          .as("seed %d", seed)
          .isNotNull();
    }
  }

  private static byte[] joined(byte[] a, byte[] b) {
    byte[] both = Arrays.copyOf(a, a.length + b.length);
    System.arraycopy(b, 0, both, a.length, b.length);
    return both;
  }
}
