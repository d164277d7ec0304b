package bellwether.feed;

import static org.assertj.core.api.Assertions.assertThat;

import bellwether.domain.feed.Format;
import bellwether.feed.document.IdentifiedItem;
import bellwether.feed.document.ParsedDocument;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Tests records as their publishers sent them. */
final class CorpusRecordsTest {
  private static ParsedDocument parse(Format format, Path file) throws IOException {
    return FeedParser.parse(
        format, "corpus", Files.readAllBytes(file), null, null, ParseSupport.SEEN);
  }

  private static List<IdentifiedItem> items(Format format, Path file) throws IOException {
    ParsedDocument.Items items = ParseSupport.items(parse(format, file));
    assertThat(items.completeness().isDegraded()).as(file.toString()).isFalse();
    return items.items();
  }

  private static List<Path> files(Path folder, String ending) throws IOException {
    try (Stream<Path> files = Files.walk(folder)) {
      return files.filter(file -> file.toString().endsWith(ending)).sorted().toList();
    }
  }

  @Test
  void kev_isReadWhole_andTheTruncatedOneNotAtAll() throws IOException {
    Path folder = Corpus.folder("kev");
    assertThat(items(Format.KEV, folder.resolve("known_exploited_vulnerabilities.json")))
        .hasSize(1_404);
    assertThat(parse(Format.KEV, folder.resolve("truncated.json")))
        .isInstanceOf(ParsedDocument.Unreadable.class);
  }

  @Test
  void hibp_isReadWhole() throws IOException {
    int read = 0;
    for (Path file : files(Corpus.folder("hibp"), ".json")) {
      read += items(Format.HIBP, file).size();
    }
    assertThat(read).isEqualTo(163 + 334);
  }

  @Test
  void osv_isReadWhole() throws IOException {
    List<Path> files = files(Corpus.folder("osv").resolve("vulns"), ".yaml");
    assertThat(files).hasSize(24);
    for (Path file : files) {
      assertThat(items(Format.OSV, file)).as(file.toString()).hasSize(1);
    }
  }

  @Test
  void csaf_documentsAndFeedsAreRead() throws IOException {
    List<IdentifiedItem> read = new ArrayList<>();
    for (Path file : files(Corpus.folder("csaf").resolve("csaf_2.0/examples"), ".json")) {
      read.addAll(items(Format.CSAF, file));
    }
    assertThat(read).hasSize(19 + 1);
  }

  @Test
  void edgar_pagesGiveEachAccessionOnce() throws IOException {
    Pattern accession = Pattern.compile("accession-number=([0-9-]{20})");
    Set<Long> known = new HashSet<>();
    Set<String> expected = new HashSet<>();
    int distinct = 0;
    for (Path file : files(Corpus.folder("sec"), ".atom")) {
      String text = new String(Files.readAllBytes(file), java.nio.charset.StandardCharsets.UTF_8);
      if (!text.contains("<feed")) {
        assertThat(parse(Format.EDGAR, file)).isInstanceOf(ParsedDocument.Unreadable.class);
        continue;
      }
      Matcher found = accession.matcher(text);
      while (found.find()) {
        expected.add(found.group(1));
      }
      for (IdentifiedItem item : items(Format.EDGAR, file)) {
        distinct += known.containsAll(item.fingerprints()) ? 0 : 1;
        known.addAll(item.fingerprints());
      }
    }
    assertThat(distinct).isEqualTo(expected.size()).isGreaterThan(1_000);
  }

  @Test
  void csaf_schemas_areNoFeeds() throws IOException {
    List<Path> schemas = files(Corpus.folder("csaf").resolve("csaf_2.0/json_schema"), ".json");
    assertThat(schemas).hasSize(3);
    for (Path schema : schemas) {
      assertThat(parse(Format.CSAF, schema))
          .as(schema.toString())
          .isInstanceOf(ParsedDocument.Unreadable.class);
    }
  }

  @Test
  void edgar_submissionsAreRead_andPagesOfOneFilingAreNot() throws IOException {
    Path folder = Corpus.folder("sec");
    List<IdentifiedItem> filings =
        items(Format.EDGAR, folder.resolve("data_sec_gov_submissions_CIK0000310522_json.json"));
    assertThat(filings).hasSizeGreaterThan(900);
    assertThat(filings).extracting(item -> item.advisory().published()).doesNotContainNull();
    for (Path page : files(folder, ".html")) {
      assertThat(parse(Format.EDGAR, page))
          .as(page.toString())
          .isInstanceOf(ParsedDocument.Unreadable.class);
    }
  }
}
