package bellwether.feed.format.mapped;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import bellwether.domain.advisory.Advisory;
import bellwether.domain.feed.Feed;
import bellwether.domain.feed.Format;
import bellwether.feed.FeedParser;
import bellwether.feed.ParseSupport;
import bellwether.feed.catalogue.Catalogue;
import bellwether.feed.document.ParsedDocument;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** Tests the mappings of built-in registers that are tables in web pages. */
final class BuiltInMappingsTest {

  private static Advisory only(String name, List<String> columns, List<String> cells) {
    Feed feed =
        Catalogue.builtIn().stream()
            .filter(entry -> entry.name().equals(name))
            .findFirst()
            .orElseThrow();
    String page =
        "<html><body><h1>Notices</h1><table><thead>"
            + row("th", columns)
            + "</thead><tbody>"
            + row("td", cells)
            + "</tbody></table></body></html>";
    ParsedDocument parsed =
        FeedParser.parse(
            Format.HTML,
            name,
            page.getBytes(UTF_8),
            "text/html",
            feed.url(),
            feed.mapping(),
            ParseSupport.SEEN);
    ParsedDocument.Items items = ParseSupport.items(parsed);
    assertThat(items.completeness().isDegraded()).isFalse();
    assertThat(items.items()).hasSize(1);
    return items.items().getFirst().advisory();
  }

  private static String row(String tag, List<String> cells) {
    return cells.stream()
        .map(cell -> "<" + tag + ">" + cell + "</" + tag + ">")
        .collect(Collectors.joining("", "<tr>", "</tr>"));
  }

  private static List<String> list(String... cells) {
    return Arrays.asList(cells);
  }

  private static void assertRead(Advisory read, String day, long records) {
    assertThat(read.statedFacts().victims()).containsExactly("Quillforge Bank");
    assertThat(read.title()).startsWith("Quillforge Bank: data breach ");
    assertThat(read.published() + "").startsWith(day);
    assertThat(read.statedFacts().recordCount()).isEqualTo(records);
  }

  @Test
  void delaware_isReadByItsColumns() {
    Advisory read =
        only(
            "Delaware Attorney General",
            list(
                "Organization Name",
                "Date(s) of Breach",
                "Reported Date",
                "Number of Potentially Affected Delaware Residents",
                "Sample of Notice"),
            list(
                "Quillforge Bank",
                "11/3/2025",
                "01/05/2026",
                "1,204",
                "<a href='/files/quillforge.pdf'>Notice</a>"));

    assertRead(read, "2026-01-05", 1_204);
    assertThat(read.url()).isEqualTo("https://attorneygeneral.delaware.gov/files/quillforge.pdf");
  }

  @Test
  void hawaii_isReadByItsColumns() {
    Advisory read =
        only(
            "Hawaii Office of Consumer Protection",
            list(
                "Date Notified",
                "Case Number",
                "Breached Entity Name",
                "Breach type",
                "Hawaii Residents Impacted",
                "Link to Letter"),
            list(
                "2026/01/05",
                "2026-0007",
                "Quillforge Bank",
                "Hackers",
                "58",
                "<a href='https://cca.hawaii.gov/quillforge.pdf'>Link</a>"));

    assertRead(read, "2026-01-05", 58);
    assertThat(read.url()).isEqualTo("https://cca.hawaii.gov/quillforge.pdf");
  }

  @Test
  void montana_isReadByItsColumns() {
    Advisory read =
        only(
            "Montana Department of Justice",
            list(
                "Business Name",
                "Notification Documents",
                "Start of Breach",
                "End of Breach",
                "Date Reported",
                "Montanans Affected"),
            list(
                "Quillforge Bank",
                "<a href='https://dojmt.gov/quillforge.pdf'>PDF</a>",
                "11/03/2025",
                "11/09/2025",
                "01/05/2026",
                "18"));

    assertRead(read, "2026-01-05", 18);
    assertThat(read.text()).contains("began 11/03/2025 and ended 11/09/2025");
  }

  @Test
  void northDakota_isReadByItsColumns() {
    Advisory read =
        only(
            "North Dakota Attorney General",
            list(
                "Business Name",
                "Doing Business As",
                "Date of Breach",
                "Date Reported",
                "ND Residents Affected",
                "Notification Document"),
            list(
                "Quillforge Bank",
                "Quill",
                "November 3, 2025 to November 9, 2025",
                "January 5, 2026",
                "7",
                "<a href='/notices/q.pdf'>PDF</a>"));

    assertRead(read, "2026-01-05", 7);
    assertThat(read.text()).contains("Also called: Quill.");
  }

  @Test
  void vermont_isReadByItsColumns() {
    Advisory read =
        only(
            "Vermont breach register",
            list(
                "Date Reported to AGO",
                "Reporting Organization Name",
                "Reporting Organization Type",
                "Number of VT Residents Affected",
                "Categories of Data Breached"),
            list(
                "2026-01-05",
                "Quillforge Bank",
                "Financial services",
                "33",
                "Social Security numbers; account numbers"));

    assertRead(read, "2026-01-05", 33);
    assertThat(read.statedFacts().dataClasses())
        .containsExactly("Social Security numbers", "account numbers");
  }
}
