package bellwether.feed.format;

import static bellwether.feed.format.RecordParsing.BASE;
import static bellwether.feed.format.RecordParsing.items;
import static bellwether.feed.format.RecordParsing.mapping;
import static bellwether.feed.format.RecordParsing.parse;
import static java.nio.charset.StandardCharsets.UTF_16;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import bellwether.domain.feed.Format;
import bellwether.domain.feed.Mapping;
import bellwether.feed.FeedParser;
import bellwether.feed.FeedSamples;
import bellwether.feed.ParseSupport;
import bellwether.feed.document.ParsedDocument;
import java.util.Arrays;
import java.util.Locale;
import java.util.Random;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Tests what the parsers of records do with broken documents. */
final class RecordFormatDefectsTest {
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

    // The cell is text, not a formula, and the open quote includes the rest.
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
}
