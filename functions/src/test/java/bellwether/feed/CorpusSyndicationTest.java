package bellwether.feed;

import static org.assertj.core.api.Assertions.assertThat;

import bellwether.domain.feed.Format;
import bellwether.feed.document.ParsedDocument;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Tests third-party collections of feeds that are hard to parse. */
final class CorpusSyndicationTest {
  private static final Instant SEEN = Instant.parse("2026-12-31T03:04:05Z");

  @Test
  void wellformed_isReadUnlessItIsNoFeed() throws IOException {
    assertThat(unreadable("wellformed")).hasSizeLessThanOrEqualTo(1_749 - 1_735);
  }

  @Test
  void illformed_isReadAsFarAsItGoes() throws IOException {
    assertThat(unreadable("illformed")).hasSizeLessThanOrEqualTo(19 - 17);
  }

  @Test
  void encoding_isReadWhateverIsDeclared() throws IOException {
    assertThat(unreadable("encoding")).hasSizeLessThanOrEqualTo(82 - 66);
  }

  private static List<String> unreadable(String part) throws IOException {
    List<String> refused = new ArrayList<>();
    try (Stream<Path> files = Files.walk(Corpus.folder("feeds").resolve(part))) {
      for (Path file : files.filter(Files::isRegularFile).sorted().toList()) {
        ParsedDocument parsed =
            FeedParser.parse(
                Format.SYNDICATION, "corpus", Files.readAllBytes(file), null, null, SEEN);
        if (parsed instanceof ParsedDocument.Unreadable(var reason)) {
          refused.add(file.getFileName() + ": " + reason);
          assertThat(reason).as(file.toString()).doesNotStartWith("breaks the parser");
        }
      }
    }
    return refused;
  }
}
