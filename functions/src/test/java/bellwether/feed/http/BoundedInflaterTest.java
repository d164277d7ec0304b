package bellwether.feed.http;

import static bellwether.feed.http.EncodedBodies.RSS;
import static bellwether.feed.http.EncodedBodies.body;
import static bellwether.feed.http.EncodedBodies.gzip;
import static bellwether.feed.http.EncodedBodies.read;
import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import bellwether.feed.text.InputLimits;
import java.io.IOException;
import java.util.Arrays;
import java.util.Random;
import okio.ByteString;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Tests compressed bodies that are broken, joined or too large. */
@Tag("case-53")
final class BoundedInflaterTest {
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
  void bytesAfterTheLastMember_areIgnored(String padding) throws IOException {
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
  void layeredBomb_isRefused() {
    byte[] bomb = gzip(gzip(gzip(new byte[50_000_000])));

    assertThatExceptionOfType(BoundedInflater.TooLargeException.class)
        .isThrownBy(() ->
            new ContentDecoder("gzip", InputLimits.DOCUMENT_BYTES).decompress(ByteString.of(bomb)));
  }

  @Test
  void randomBytes_neverThrow() throws IOException {
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
