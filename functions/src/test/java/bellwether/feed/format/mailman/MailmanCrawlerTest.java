package bellwether.feed.format.mailman;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import bellwether.domain.feed.Feed;
import bellwether.domain.feed.FeedState;
import bellwether.domain.feed.Format;
import bellwether.feed.FakeWebServer;
import bellwether.feed.FeedReader;
import bellwether.feed.crawl.PollResult;
import bellwether.feed.http.FeedClient;
import java.net.URI;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class MailmanCrawlerTest {
  private static final URI BASE = URI.create("https://lists.example/pipermail/l/");

  private static String index(String... names) {
    return Arrays.stream(names)
        .map(name ->
            String.format(
                Locale.ROOT,
                "<tr><td><A href=\"%1$s/thread.html\">[ Thread ]</a></td><td><A href=\"%1$s.txt.gz\">[ Gzip ]</a></td></tr>",
                name))
        .collect(Collectors.joining("", "<html><body><table>", "</table></body></html>"));
  }

  private static List<String> newest(String... names) {
    return ArchiveIndex.newestVolumes(ArchiveIndex.parse(index(names), BASE)).stream()
        .map(volume -> BASE.relativize(volume.url()).toString())
        .toList();
  }

  @ParameterizedTest
  @CsvSource({
    "2025-December, 2026-January, 2026-February, 2026-February.txt.gz, 2026-January.txt.gz",
    "Week-of-Mon-20251229, Week-of-Mon-20251222, Week-of-Mon-20260105, Week-of-Mon-20260105.txt.gz, Week-of-Mon-20251229.txt.gz",
    "2025q4, 2026q1, 2025q3, 2026q1.txt.gz, 2025q4.txt.gz",
    "2024, 2026, 2025, 2026.txt.gz, 2025.txt.gz",
    "20251231, 20260105, 20260102, 20260105.txt.gz, 20260102.txt.gz",
    // Links without a date are not volumes.
    "2026-Smarch, 20261399, 2026-March, 2026-March.txt.gz,",
    "Week-of-Mon-20261399, 2026q5, 2026q1, 2026q1.txt.gz,"
  })
  void newest_areChosenByDate(String a, String b, String c, String first, String second) {
    assertThat(newest(a, b, c)).isEqualTo(second == null ? List.of(first) : List.of(first, second));
  }

  @Test
  void newest_whereTheKindOfVolumesChanged_includeTheOneThatGrows() {
    assertThat(newest("2026-March", "2026-February", "2026-January", "2026"))
        .containsExactly("2026-March.txt.gz", "2026-February.txt.gz", "2026.txt.gz");
    assertThat(newest("Week-of-Mon-20260105", "2026-January", "2025-December"))
        .containsExactly("Week-of-Mon-20260105.txt.gz", "2026-January.txt.gz");
  }

  @Test
  void textListedTwice_isOneVolume() {
    assertThat(
            ArchiveIndex.parse(
                "<a href='2026q1.txt'>x</a><a href='2026q1.txt.gz'>x</a><a href='other.txt'>x</a>",
                BASE))
        .hasSize(1);
  }

  /** While two volumes overlap, neither is closed: both are asked for in full each time. */
  @Test
  void overlappingVolumes_areReadEachTime() {
    try (FakeWebServer site =
        new FakeWebServer(exchange -> {
          String path = exchange.getRequestURI().getPath();
          exchange.getResponseHeaders().set("ETag", "\"v\"");
          FakeWebServer.send(
              exchange,
              200,
              (path.endsWith(".gz") ? message(path) : index("2026-January", "2026"))
                  .getBytes(UTF_8));
        })) {
      Feed list = Feed.of("list", site.at("/list"), Format.MAILMAN);
      FeedReader reader =
          new FeedReader(
              new FeedClient(FeedClient.Options.PUBLIC.withPrivateAddresses(true)),
              Clock.fixed(Instant.parse("2026-01-12T03:00:00Z"), ZoneOffset.UTC));
      PollResult.Changed fresh =
          (PollResult.Changed) reader.read(list, FeedState.neverPolled("list"));
      assertThat(fresh.items()).hasSize(2);
      assertThat(fresh.validators().etag()).isNull();
    }
  }

  private static String message(String path) {
    return "From a at b.example  Mon Jan  5 10:00:00 2026\nFrom: a at b.example (A)\nSubject: [L] "
        + path
        + "\nMessage-ID: <"
        + path
        + "@x>\n\nText.\n";
  }
}
