package bellwether.feed.format;

import static bellwether.feed.format.RecordParsing.items;
import static bellwether.feed.format.RecordParsing.parse;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import bellwether.domain.advisory.Advisory;
import bellwether.domain.advisory.Exploitation;
import bellwether.domain.feed.Feed;
import bellwether.domain.feed.Format;
import bellwether.feed.ParseSupport;
import bellwether.feed.catalogue.Catalogue;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;

/** Tests which fields each format of records states. */
final class RecordFormatsTest {
  @Test
  void hibp_statesVictimAccountsAndKindsOfData() {
    List<Advisory> items = items(Format.HIBP, "hibp-breaches.json");

    Advisory epic = items.getFirst();
    assertThat(epic.title())
        .isEqualTo("Epic Games: data breach, 251,661 accounts in Have I Been Pwned");
    assertThat(epic.url()).isEqualTo("https://haveibeenpwned.com/Breach/EpicGames");
    assertThat(epic.published()).hasToString("2016-11-07T10:04:25Z");
    assertThat(epic.statedFacts().victims()).containsExactly("Epic Games", "epicgames.com");
    assertThat(epic.statedFacts().recordCount()).isEqualTo(251_661L);
    assertThat(epic.statedFacts().dataClasses()).contains("Passwords");
    assertThat(epic.statedFacts().claim()).isFalse();
    assertThat(epic.text()).contains("salted password hashes").doesNotContain("<");
  }

  @Test
  void hibp_unverifiedIsAClaim_andAListHasNoVictim() {
    List<Advisory> items = items(Format.HIBP, "hibp-breaches.json");

    assertThat(items.get(1).statedFacts().claim()).isTrue();
    assertThat(items.get(1).statedFacts().victims())
        .containsExactly("Larkmail", "larkmail.example");
    assertThat(items.get(2).statedFacts().victims()).isEmpty();
    assertThat(items.get(2).title()).startsWith("Quill Marketing List: a spam list");
  }

  @Test
  void hibp_withoutName_isKeyedByItsTitle() {
    byte[] body = "[{\"Name\":null,\"Title\":\"Larkmail\",\"PwnCount\":5}]".getBytes(UTF_8);

    assertThat(ParseSupport.items(parse(Format.HIBP, body)).items())
        .singleElement()
        .satisfies(item ->
            assertThat(item.advisory().statedFacts().victims()).containsExactly("Larkmail"));
  }

  @Test
  void kev_statesVendorAndProduct() {
    List<Advisory> items = items(Format.KEV, "kev.json");

    assertThat(items)
        .extracting(
            item -> item.statedFacts().vendor(),
            item -> item.statedFacts().product(),
            item -> item.statedFacts().exploitation())
        .containsExactly(
            tuple("Progress", "MOVEit Transfer", Exploitation.BY_RANSOMWARE),
            tuple("Quillforge", null, Exploitation.IN_THE_WILD));
    assertThat(items.getFirst().url()).startsWith("https://community.progress.com/");
    assertThat(items.getLast().url()).isEqualTo("https://nvd.nist.gov/vuln/detail/CVE-2026-1001");
    assertThat(items.getFirst().published()).hasToString("2023-06-02T00:00Z");
    assertThat(items.getFirst().text()).contains("ransomware").contains("by 2023-06-23");
  }

  @Test
  void edgar_givesEachFilingOnce_andAVictimForItem105Only() {
    List<Advisory> items = items(Format.EDGAR, "edgar.atom");

    assertThat(items)
        .extracting(Advisory::title, item -> item.statedFacts().victims())
        .containsExactly(
            tuple(
                "HARBOUR FREIGHT LINES INC reports a material cybersecurity incident (8-K, Item 1.05)",
                List.of("HARBOUR FREIGHT LINES INC")),
            tuple(
                "QUILLFORGE CORP amends its report of a material cybersecurity incident (8-K/A,"
                    + " Item 1.05)",
                List.of("QUILLFORGE CORP")),
            tuple("LARKMAIL INC files 8-K", List.of()),
            tuple("DOVETAIL BANCORP files 8-K", List.of()));
    assertThat(items.getFirst().published()).hasToString("2026-01-20T17:30:41-05:00");
    assertThat(items.getFirst().url()).startsWith("https://www.sec.gov/Archives/");
  }

  @Test
  void recordsWithdrawnByTheirSource_areRetracted() {
    String hibp =
        """
        [{"Name":"A","Title":"A","IsFabricated":true},{"Name":"B","Title":"B","IsRetired":true},
        {"Name":"C","Title":"C","IsSpamList":true}]\
        """;
    String osv =
        """
        [{"id":"MAL-1","affected":[],"withdrawn":"2026-01-02T00:00:00Z"},
        {"id":"MAL-2","affected":[]}]\
        """;
    String csaf =
        "{\"document\":{\"category\":\"csaf_withdrawn\",\"title\":\"t\",\"csaf_version\":\"2.1\","
            + "\"tracking\":{\"id\":\"1\"}}}";

    assertThat(retracted(Format.HIBP, hibp)).containsExactly(true, false, false);
    assertThat(retracted(Format.OSV, osv)).containsExactly(true, false);
    assertThat(retracted(Format.CSAF, csaf)).containsExactly(true);
  }

  private static List<Boolean> retracted(Format format, String json) {
    return ParseSupport.items(parse(format, json.getBytes(UTF_8))).items().stream()
        .map(item -> item.advisory().statedFacts().retracted())
        .toList();
  }

  @Test
  void packageAdvisories_nameTheProductAndItsOwner() {
    List<Advisory> ghsa = items(Format.GHSA, "ghsa.json");

    assertThat(ghsa)
        .extracting(Advisory::title, i -> i.statedFacts().vendor(), i -> i.statedFacts().product())
        .containsExactly(
            tuple("Malware in npm package @quillforge/press", "quillforge", "@quillforge/press"),
            tuple("larkparse reads files outside its folder", null, "larkparse"));
    assertThat(ghsa.getLast().text()).contains("CVE-2026-1002").contains("Withdrawn");
    assertThat(ghsa)
        .extracting(item -> item.statedFacts().retracted())
        .containsExactly(false, true);
    assertThat(items(Format.OSV, "osv.json").getFirst().statedFacts().product())
        .isEqualTo("@quillforge/press");
    Advisory yaml = items(Format.OSV, "osv.yaml").getFirst();
    assertThat(yaml.title()).isEqualTo("PYSEC-2026-12: vulnerability in larkparse");
    assertThat(yaml.url()).isEqualTo("https://osv.dev/vulnerability/PYSEC-2026-12");
    assertThat(yaml.text()).contains("CVE-2026-1002");
  }

  @Test
  void csaf_documentAndFeedAreRead() {
    Advisory document = items(Format.CSAF, "csaf.json").getFirst();

    assertThat(document.title())
        .isEqualTo("Gatehouse accepts any password after an update (QF-2026-0003)");
    assertThat(document.url()).isEqualTo("https://quillforge.example/advisories/QF-2026-0003");
    assertThat(document.statedFacts().vendor()).isEqualTo("Quillforge");
    assertThat(document.statedFacts().product()).isEqualTo("Gatehouse");
    assertThat(document.statedFacts().exploitation()).isEqualTo(Exploitation.IN_THE_WILD);
    assertThat(document.text()).contains("CVE-2026-1003").doesNotContain("No warranty");
    assertThat(items(Format.CSAF, "csaf-rolie.json"))
        .extracting(Advisory::url)
        .containsExactly("https://quillforge.example/csaf/qf-2026-0003.json");
  }

  @Test
  void registers_nameVictimsByTheirMapping() {
    assertThat(items(Format.CSV, "california.csv"))
        .extracting(item -> item.statedFacts().victims().getFirst(), item -> item.published() + "")
        .containsExactly(
            tuple("Ticketmaster, LLC", "2024-06-26T00:00Z"),
            tuple("=HYPERLINK(\"http://evil.example\")", "2026-01-16T00:00Z"),
            tuple("Larkmail, Inc.", "2026-01-15T00:00Z"));
    assertThat(items(Format.JSON, "washington.json"))
        .extracting(
            item -> item.statedFacts().recordCount(),
            item -> item.statedFacts().dataClasses().size())
        .containsExactly(tuple(1_204L, 3), tuple(88L, 0));
    assertThat(items(Format.HTML, "oregon.html"))
        .extracting(item -> item.statedFacts().victims().getFirst(), item -> item.published() + "")
        .containsExactly(
            tuple("Harbour Freight Lines", "2026-01-14T00:00Z"),
            tuple("Apsis, LLC d/", "2026-01-09T00:00Z"));
    assertThat(items(Format.HTML, "maine.html"))
        .extracting(Advisory::url)
        .containsExactly(
            "https://register.example/list/0b54cb5f-0000-4000-8000-a1252b4f0001.html",
            "https://register.example/list/0b54cb5f-0000-4000-8000-a1252b4f0002.html");
  }

  @Test
  void euvd_statesExploitation() {
    Advisory item = items(Format.JSON, "euvd.json").getFirst();

    assertThat(item.title())
        .isEqualTo("EUVD-2026-1003: exploited vulnerability in Quillforge Gatehouse");
    assertThat(item.statedFacts().exploitation()).isEqualTo(Exploitation.IN_THE_WILD);
    assertThat(item.published()).hasToString("2026-01-16T09:00Z");
    assertThat(item.url()).isEqualTo("https://euvd.enisa.europa.eu/vulnerability/EUVD-2026-1003");
  }

  @Test
  void nvd_isReadByItsMapping() {
    List<Advisory> items = items(Format.JSON, "nvd.json");

    assertThat(items)
        .extracting(Advisory::title, Advisory::url, item -> String.valueOf(item.published()))
        .contains(
            tuple(
                "CVE-2026-1101: vulnerability",
                "https://nvd.nist.gov/vuln/detail/CVE-2026-1101",
                "2026-01-19T14:15:07Z"));
    assertThat(items).hasSize(2);
  }

  @Test
  void catalogue_documentsAndLicensesEveryFeed() {
    assertThat(Catalogue.builtIn())
        .allSatisfy(feed -> {
          assertThat(feed.license()).as(feed.name()).isNotBlank();
          assertThat(feed.documentation()).as(feed.name()).isNotNull();
          assertThat(feed.interval()).isGreaterThanOrEqualTo(java.time.Duration.ofMinutes(10));
        });
    assertThat(Catalogue.builtIn().stream().map(Feed::format).filter(Objects::nonNull).distinct())
        .contains(
            Format.HIBP,
            Format.KEV,
            Format.EDGAR,
            Format.CSAF,
            Format.OSV,
            Format.GHSA,
            Format.CSV);
  }
}
