package bellwether.feed.format.mailman;

import static org.assertj.core.api.Assertions.assertThat;

import bellwether.domain.advisory.Advisory;
import bellwether.feed.Corpus;
import bellwether.feed.ParseSupport;
import bellwether.feed.document.IdentifiedItem;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Reads real pages and months of Mailman 2 archives. */
final class CorpusMailmanTest {

  @Test
  void post_mimecastSolarWinds_isReadInFull() throws IOException {
    Path file = Corpus.folder("mailman").resolve("mimecast-solarwinds.txt");
    Advisory post = items(file).getFirst().advisory();
    assertThat(post.title()).isEqualTo("Mimecast Says SolarWinds Hackers Stole Source Code");
    assertThat(post.published()).isEqualTo(OffsetDateTime.parse("2021-03-19T10:38:04-04:00"));
    assertThat(post.url()).startsWith("https://www.securityweek.com/mimecast-says");
    assertThat(post.text()).startsWith("Email security company").endsWith("monitoring systems.");
    assertThat(post.text().split("\n\n")).hasSizeBetween(12, 14);
  }

  @Test
  void month_asTextAsGzipAndAsPages_isTheSame() throws IOException {
    Path list = Corpus.folder("mailman").resolve("list");
    List<IdentifiedItem> month = items(list.resolve("2010-June.txt"));
    assertThat(month).hasSize(8);
    assertThat(items(list.resolve("2010-June.txt.gz"))).isEqualTo(month);
    try (Stream<Path> pages = Files.list(list.resolve("2010-June"))) {
      List<Path> messages =
          pages
              .filter(page -> page.getFileName().toString().matches("\\d+\\.html"))
              .sorted()
              .toList();
      assertThat(messages).hasSize(8);
      for (int i = 0; i < 8; i++) {
        IdentifiedItem page = items(messages.get(i)).getFirst();
        // An archive writes "?" for some letters, so only the words can be compared.
        assertThat(page.advisory().published()).isEqualTo(month.get(i).advisory().published());
        assertThat(month.get(i).fingerprints())
            .as(messages.get(i).toString())
            .containsAnyElementsOf(page.fingerprints());
      }
    }
  }

  private static List<IdentifiedItem> items(Path file) throws IOException {
    return ParseSupport.items(ParseSupport.mailman(Files.readAllBytes(file))).items();
  }
}
