package bellwether.feed.http;

import static bellwether.feed.http.EncodedBodies.body;
import static bellwether.feed.http.EncodedBodies.gzip;
import static bellwether.feed.http.EncodedBodies.read;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import bellwether.domain.feed.Format;
import bellwether.feed.crawl.PollResult;
import java.util.Random;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Tests bodies whose declared encoding is wrong. */
@Tag("case-53")
final class ContentDecoderTest {
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
  void unsupportedCoding_isNamed(String label, String named) {
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
}
