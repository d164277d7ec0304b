package bellwether.feed;

import static java.nio.charset.StandardCharsets.UTF_16;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import bellwether.domain.advisory.Advisory;
import bellwether.domain.advisory.Exploitation;
import bellwether.domain.feed.Feed;
import bellwether.domain.feed.Format;
import bellwether.domain.feed.Mapping;
import bellwether.feed.catalogue.Catalogue;
import bellwether.feed.document.IdentifiedItem;
import bellwether.feed.document.ParsedDocument;
import bellwether.feed.format.leaksite.LeakSiteClaim;
import java.net.URI;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Random;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What the formats of records state becomes fields, not prose to be guessed at. */
final class RecordFormatsTest {
  private static final URI BASE = URI.create("https://register.example/list/all");

  private static ParsedDocument parse(Format format, byte[] body) {
    return FeedParser.parse(
        format, "feed", body, null, BASE, mapping(format, body), ParseSupport.SEEN);
  }

  /** The mapping of the built-in feed whose shape the sample has. */
  private static @Nullable Mapping mapping(Format format, byte[] body) {
    String text = new String(body, UTF_8);
    String name =
        switch (format) {
          case CSV -> "California Attorney General";
          case JSON ->
              text.contains("NVD_CVE")
                  ? "NVD"
                  : text.contains("EUVD") ? "EUVD exploited" : "Washington Attorney General";
          case HTML ->
              text.contains("Maine") || text.contains("Date Reported")
                  ? "Maine Attorney General"
                  : "Oregon Department of Justice";
          default -> "";
        };
    return Catalogue.builtIn().stream()
        .filter(feed -> feed.name().equals(name))
        .findFirst()
        .map(Feed::mapping)
        .orElse(null);
  }

  private static List<Advisory> items(Format format, String sample) {
    return ParseSupport.items(parse(format, FeedSamples.bytes("feeds/" + sample))).items().stream()
        .map(IdentifiedItem::advisory)
        .toList();
  }

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
  void leakSites_claim_keepMaskedNames_andNeverLinkOnionSites() {
    List<Advisory> live = items(Format.RANSOMWARE_LIVE, "ransomware-live.json");
    List<Advisory> look = items(Format.RANSOMLOOK, "ransomlook.json");

    assertThat(live)
        .extracting(Advisory::title, item -> item.statedFacts().victims())
        .containsExactly(
            tuple("revil claims to have breached Acer", List.of("Acer", "acer.com")),
            tuple("lockjaw claims to have breached Qu****rge", List.of()),
            tuple(
                "lockjaw claims to have breached dovetail-bank.example",
                List.of("dovetail-bank.example")));
    assertThat(look)
        .extracting(item -> item.statedFacts().victims(), Advisory::url)
        .containsExactly(tuple(List.of("Harbour Freight Lines"), null), tuple(List.of(), null));
    assertThat(live.getFirst().url()).isEqualTo("https://www.ransomware.live/id/QWNlckBSRXZpbA==");
    assertThat(live.getFirst().published()).hasToString("2021-03-18T12:31:07Z");
    assertThat(live.getFirst().text()).contains("written by a machine").doesNotContain("onion");
    assertThat(live).allMatch(item -> item.statedFacts().claim());
    assertThat(look).allMatch(item -> item.statedFacts().claim());
  }

  @ParameterizedTest
  @CsvSource({
    "see http://abcdefabcdefabcd.onion/x now",
    "see hxxp://abcdefabcdefabcd.ONION now",
    "see abcdefabcdefabcd[.]onion now",
    "see sub.abcdefabcdefabcd.onion:8080/a?b now"
  })
  void onionAddress_isRemovedInAnySpelling(String text) {
    assertThat(LeakSiteClaim.removeOnionAddresses(text)).isEqualTo("see (address left out) now");
  }

  @Test
  void onionAddress_isRemovedFromEveryField() {
    String hidden = "http://abcdefabcdefabcd.onion/x";
    String post =
        "[{\"id\":\"a\",\"group\":\"H\",\"victim\":\"V H\",\"activity\":\"H\",\"country\":\"H\",\"website\":\"H\",\"description\":\"H\"}]"
            .replace("H", hidden);

    assertThat(ParseSupport.items(parse(Format.RANSOMWARE_LIVE, post.getBytes(UTF_8))).items())
        .singleElement()
        .satisfies(item -> assertThat(item.advisory().toString()).doesNotContain("onion"));
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

  @ParameterizedTest
  @CsvSource({
    "HIBP,hibp-breaches.json",
    "KEV,kev.json",
    "RANSOMWARE_LIVE,ransomware-live.json",
    "RANSOMLOOK,ransomlook.json",
    "GHSA,ghsa.json",
    "OSV,osv.json",
    "CSAF,csaf.json",
    "CSAF,csaf-rolie.json",
    "JSON,washington.json"
  })
  @Tag("case-48")
  void truncatedList_isRefused(Format format, String sample) {
    byte[] whole = new String(FeedSamples.bytes("feeds/" + sample), UTF_8).strip().getBytes(UTF_8);
    Mapping mapping = mapping(format, whole);
    for (int end = 1; end < whole.length; end++) {
      byte[] cut = Arrays.copyOf(whole, end);
      assertThat(FeedParser.parse(format, "feed", cut, null, BASE, mapping, ParseSupport.SEEN))
          .as("cut at byte %d", end)
          .isInstanceOf(ParsedDocument.Unreadable.class);
    }
  }

  @ParameterizedTest
  @CsvSource({
    "HIBP,hibp-breaches.json",
    "KEV,kev.json",
    "EDGAR,edgar.atom",
    "RANSOMWARE_LIVE,ransomware-live.json",
    "RANSOMLOOK,ransomlook.json",
    "GHSA,ghsa.json",
    "OSV,osv.json",
    "OSV,osv.yaml",
    "CSAF,csaf.json",
    "CSAF,csaf-rolie.json",
    "CSV,california.csv",
    "JSON,washington.json",
    "HTML,oregon.html"
  })
  void mangledDocument_neverBreaksTheParser(Format format, String sample) {
    byte[] whole = FeedSamples.bytes("feeds/" + sample);
    Mapping mapping = mapping(format, whole);
    String[] shreds = {"null", "[]", "{}", "-1e999", "\"\"", "true", "<", "&", "\\", "\u0000", ","};
    for (int seed = 0; seed < 400; seed++) {
      Random random = new Random(seed);
      StringBuilder text = new StringBuilder(new String(whole, UTF_8));
      for (int i = 0; i < 1 + random.nextInt(6); i++) {
        int from = random.nextInt(text.length());
        int to = Math.min(text.length(), from + random.nextInt(12));
        text.replace(from, to, shreds[random.nextInt(shreds.length)]);
      }
      ParsedDocument parsed =
          FeedParser.parse(
              format,
              "feed",
              text.toString().getBytes(UTF_8),
              null,
              BASE,
              mapping,
              ParseSupport.SEEN);
      if (parsed instanceof ParsedDocument.Unreadable(var reason)) {
        assertThat(reason).as("seed %d", seed).doesNotStartWith("breaks the parser");
      }
    }
  }

  @Test
  @Tag("case-50")
  void otherCharsets_areRead() {
    String text = new String(FeedSamples.bytes("feeds/hibp-breaches.json"), UTF_8);

    assertThat(ParseSupport.items(parse(Format.HIBP, text.getBytes(UTF_16))).items()).hasSize(3);
    assertThat(ParseSupport.items(parse(Format.HIBP, ("\uFEFF" + text).getBytes(UTF_8))).items())
        .hasSize(3);
  }

  @Test
  void oneBadRecord_losesNoOther() {
    byte[] body =
        "[{\"Name\":\"A\",\"PwnCount\":\"many\"},7,null,{\"PwnCount\":3},{\"Name\":\"B\"}]"
            .getBytes(UTF_8);

    ParsedDocument.Items items = ParseSupport.items(parse(Format.HIBP, body));

    assertThat(items.items()).hasSize(2);
    assertThat(items.completeness().isDegraded()).isTrue();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "[{\"Name\":\"A\",\"Name\":\"B\"},{\"Name\":\"C\"}]",
        "[{\"Name\":\"B\",\"PwnCount\":1,\"PwnCount\":-5e999},{\"Name\":\"C\"}]",
        "[{\"Name\":\"B\",\"__proto__\":{\"Name\":\"D\"}},{\"Name\":\"C\"}]",
      })
  @Tag("case-67")
  void duplicateOrHugeKeys_loseNoRecord(String list) {
    assertThat(ParseSupport.items(parse(Format.HIBP, list.getBytes(UTF_8))).items()).hasSize(2);
  }

  @Test
  @Tag("case-67")
  void tableWithUnbalancedQuotes_isReadAsFarAsItGoes() {
    String table =
        "Organization Name,Date(s) of Breach (if known),Reported Date\r\n"
            + "\"Inkwell, \"\"Inc.\"\"\",,01/15/2026\r\n"
            + "@SUM(1+1)*cmd|' /C calc'!A0,,01/16/2026\r\n"
            + "\"Quillmaster,,01/17/2026\r\nHarbour,,01/18/2026\r\n";

    ParsedDocument parsed = parse(Format.CSV, table.getBytes(UTF_8));

    // What a cell holds is a name to us, not a formula; the open quote takes the rest.
    assertThat(ParseSupport.items(parsed).items())
        .extracting(item -> item.advisory().statedFacts().victims().getFirst())
        .startsWith("Inkwell, \"Inc.\"", "@SUM(1+1)*cmd|' /C calc'!A0");
    assertThat(ParseSupport.items(parsed).completeness().isDegraded()).isTrue();
  }

  @ParameterizedTest
  @CsvSource({"HIBP", "KEV", "EDGAR", "RANSOMWARE_LIVE", "RANSOMLOOK", "GHSA", "OSV", "CSAF"})
  void webPage_isNoListOfRecords(Format format) {
    byte[] page = "<!DOCTYPE html><html><body>Access denied</body></html>".getBytes(UTF_8);

    assertThat(parse(format, page))
        .isInstanceOfSatisfying(
            ParsedDocument.Unreadable.class,
            unreadable -> assertThat(unreadable.reason()).startsWith("a web page instead of"));
  }

  @Test
  @Tag("case-67")
  void deepNesting_andManyTokens_areRefused() {
    byte[] deep = ("[".repeat(10_000) + "]".repeat(10_000)).getBytes(UTF_8);
    byte[] many = ("[" + "[],".repeat(1_200_000) + "[]]").getBytes(UTF_8);

    assertThat(parse(Format.HIBP, deep)).isInstanceOf(ParsedDocument.Unreadable.class);
    assertThat(parse(Format.HIBP, many)).isInstanceOf(ParsedDocument.Unreadable.class);
  }

  @Test
  @Tag("case-67")
  void yamlOfAliases_isRefused() {
    StringBuilder bomb = new StringBuilder("a0: &a0 [x,x,x,x,x,x,x,x,x]\n");
    for (int i = 1; i < 12; i++) {
      bomb.append(String.format(Locale.ROOT, "a%d: &a%d [", i, i));
      bomb.append(("*a" + (i - 1) + ",").repeat(9)).append("x]\n");
    }

    assertThat(parse(Format.OSV, bomb.toString().getBytes(UTF_8)))
        .isInstanceOf(ParsedDocument.Unreadable.class);
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
