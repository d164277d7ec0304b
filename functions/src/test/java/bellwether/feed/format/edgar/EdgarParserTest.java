package bellwether.feed.format.edgar;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;

import bellwether.domain.advisory.Advisory;
import bellwether.domain.feed.Format;
import bellwether.feed.FeedParser;
import bellwether.feed.ParseSupport;
import bellwether.feed.document.IdentifiedItem;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class EdgarParserTest {
  private static final String INCIDENT = "Item 1.05: Material Cybersecurity Incidents";

  private static String entry(String title, String accession, String items) {
    return String.format(
        Locale.ROOT,
        "<entry><title>%s</title><link rel=\"alternate\" href=\"/Archives/edgar/data/1/%s-index.htm\"/><summary type=\"html\"> &lt;b&gt;Filed:&lt;/b&gt; 2026-01-12 &lt;br&gt;%s</summary><updated>2026-01-12T16:14:41-05:00</updated><id>urn:tag:sec.gov,2008:accession-number=%s</id></entry>",
        title,
        accession,
        items,
        accession);
  }

  private static List<Advisory> read(String... entries) {
    String page =
        "<?xml version=\"1.0\" encoding=\"ISO-8859-1\" ?><feed>"
            + String.join("", entries)
            + "</feed>";
    return ParseSupport.items(
            FeedParser.parse(
                Format.EDGAR, "sec", page.getBytes(ISO_8859_1), null, null, ParseSupport.SEEN))
        .items()
        .stream()
        .map(IdentifiedItem::advisory)
        .toList();
  }

  @Test
  void incident_namesTheFirmAsTheVictim() {
    Advisory filing =
        read(entry(
                "8-K - CAF\u00c9 QUILL CORP (0000000001) (Filer)",
                "0000000001-26-000001",
                INCIDENT))
            .getFirst();

    assertThat(filing.title())
        .isEqualTo(
            "CAF\u00c9 QUILL CORP reports a material cybersecurity incident (8-K, Item 1.05)");
    assertThat(filing.statedFacts().victims()).containsExactly("CAF\u00c9 QUILL CORP");
    assertThat(filing.url())
        .isEqualTo("https://www.sec.gov/Archives/edgar/data/1/0000000001-26-000001-index.htm");
    assertThat(filing.published()).isEqualTo(OffsetDateTime.parse("2026-01-12T16:14:41-05:00"));
    assertThat(filing.text()).contains("Item 1.05 Material Cybersecurity Incidents");
  }

  @Test
  void amendment_isLabelled() {
    assertThat(
            read(entry("8-K/A - QUILL CORP (0000000001) (Filer)", "0000000001-26-000001", INCIDENT))
                .getFirst())
        .satisfies(filing -> {
          assertThat(filing.title()).startsWith("QUILL CORP amends its report of");
          assertThat(filing.statedFacts().victims()).containsExactly("QUILL CORP");
        });
  }

  @ParameterizedTest
  @ValueSource(strings = {"Item 8.01: Other Events", "Item 7.01: Regulation FD Disclosure", ""})
  void otherItem_statesNoVictim(String items) {
    assertThat(
            read(entry("8-K - QUILL CORP (0000000001) (Filer)", "0000000001-26-000001", items))
                .getFirst()
                .statedFacts()
                .victims())
        .isEmpty();
  }

  @Test
  void groupThatFilesTogether_isNamedWhole_andOnlyOnce() {
    List<Advisory> filings =
        read(
            entry("8-K - QUILL WEST LLC (0000000002) (Filer)", "0000000001-26-000001", INCIDENT),
            entry("8-K - QUILL CORP (0000000001) (Filer)", "0000000001-26-000001", INCIDENT),
            entry("8-K - QUILL CORP (0000000001) (Filer)", "0000000001-26-000001", INCIDENT));

    assertThat(filings).hasSize(1);
    assertThat(filings.getFirst().statedFacts().victims())
        .containsExactly("QUILL WEST LLC", "QUILL CORP");
    assertThat(filings.getFirst().text()).contains("Filed together by QUILL WEST LLC; QUILL CORP.");
  }

  @Test
  void subject_yieldsToTheFiler_inAnyOrder() {
    String subject =
        entry("8-K - OTHER INC (0000000009) (Subject)", "0000000001-26-000001", INCIDENT);
    String filer = entry("8-K - QUILL CORP (0000000001) (Filer)", "0000000001-26-000001", INCIDENT);

    assertThat(read(subject, filer).getFirst().statedFacts().victims())
        .containsExactly("QUILL CORP");
    assertThat(read(filer, subject).getFirst().statedFacts().victims())
        .containsExactly("QUILL CORP");
  }

  @ParameterizedTest
  @CsvSource({
    "QUILL BANK CORP /DE/, QUILL BANK CORP",
    "QUILL BANK /CAN/, QUILL BANK",
    "QUILL LIMITED/NV, QUILL LIMITED",
    "'Quill, Inc./MD/', 'Quill, Inc.'",
    "QUILL INC /NEW/, QUILL INC",
    "QUILL INC/, QUILL INC",
    "Quill Bancorp \\ CA, Quill Bancorp",
    "QUILL A/S, QUILL A/S",
    "'20/20 Quill, Inc.', '20/20 Quill, Inc.'"
  })
  void stateSuffix_isRemovedFromTheName(String written, String name) {
    assertThat(
            read(entry(
                    "8-K - " + written + " (0000000001) (Filer)", "0000000001-26-000001", INCIDENT))
                .getFirst()
                .statedFacts()
                .victims())
        .containsExactly(name);
  }
}
