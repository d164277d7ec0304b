package bellwether.feed.format.mapped;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import bellwether.domain.advisory.Advisory;
import bellwether.domain.feed.Format;
import bellwether.domain.feed.Mapping;
import bellwether.feed.FeedParser;
import bellwether.feed.ParseSupport;
import bellwether.feed.document.IdentifiedItem;
import bellwether.feed.document.ParsedDocument;
import java.time.LocalDate;
import java.util.List;
import java.util.Random;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Tables of registers, as clerks and scripts write them. */
@Tag("case-67")
final class MappedFormatsTest {
  private static final Mapping MAPPING =
      new Mapping(
          "",
          List.of("Company", "Reported"),
          "{Company}: breach reported",
          null,
          List.of("Breached: {Breached}."),
          "Reported",
          "MM/dd/yyyy",
          "Company",
          null,
          null,
          "People",
          null,
          false,
          false,
          null);

  private static ParsedDocument parse(Format format, String document) {
    return FeedParser.parse(
        format,
        "register",
        document.getBytes(UTF_8),
        null,
        ParseSupport.BASE,
        MAPPING,
        ParseSupport.SEEN);
  }

  private static ParsedDocument.Items csv(String... lines) {
    return ParseSupport.items(parse(Format.CSV, String.join("\n", lines)));
  }

  private static ParsedDocument.Items html(String... parts) {
    return ParseSupport.items(parse(Format.HTML, String.join("\n", parts)));
  }

  private static List<Advisory> advisories(ParsedDocument.Items items) {
    return items.items().stream().map(IdentifiedItem::advisory).toList();
  }

  private static List<String> victims(ParsedDocument.Items items) {
    return advisories(items).stream()
        .map(advisory -> advisory.statedFacts().victims().getFirst())
        .toList();
  }

  private static @Nullable LocalDate day(Advisory advisory) {
    return advisory.published() == null ? null : advisory.published().toLocalDate();
  }

  private static final String HEADING = "Company,Breached,Reported,People";
  private static final String THEAD =
      "<tr><th>Company</th><th>Breached</th><th>Reported</th><th>People</th></tr>";

  private static String row(String company) {
    return "<tr><td>" + company + "</td><td>x</td><td>01/05/2026</td><td>7</td></tr>";
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "\"The \"Ink\" Shop\",x,01/05/2026,10",
        "\"Ink Shop,x,01/05/2026,10",
        "Ink Shop\",x,01/05/2026,10",
        "Ink \"Shop,x,01/05/2026,10",
        "\"Ink\" Shop,x,01/05/2026,10",
        "Ink Shop,\"x,01/05/2026,10",
        "Ink Shop,x,01/05/2026,\"10",
      })
  void strayQuote_losesNoLaterRow(String bad) {
    ParsedDocument.Items items =
        csv(
            HEADING,
            "Harbour,x,01/06/2026,10",
            bad,
            "Quillforge,x,01/04/2026,10",
            "Inkwell,x,01/03/2026,9");

    assertThat(victims(items)).contains("Harbour", "Quillforge", "Inkwell").hasSize(4);
    assertThat(victims(items).get(1)).contains("Ink", "Shop");
    assertThat(advisories(items).get(1).statedFacts().recordCount()).isEqualTo(10);
    assertThat(items.completeness().isDegraded())
        .isEqualTo(bad.startsWith("\"") || bad.contains(",\""));
  }

  @Test
  void strayQuotes_inTwoRows_doNotSwallowWhatIsBetween() {
    ParsedDocument.Items items =
        csv(
            HEADING,
            "\"Harbour,x,01/06/2026,10",
            "Quillforge,x,01/04/2026,10",
            "Inkwell\",x,01/03/2026,9",
            "\"Contoso, Inc.\",x,01/02/2026,8");

    assertThat(victims(items))
        .containsExactly("Harbour", "Quillforge", "Inkwell\"", "Contoso, Inc.");
    assertThat(items.completeness().damage()).isEqualTo("line 2 has a stray quote");
  }

  @Test
  void rowThatCannotBeRead_isCountedAndNamed() {
    ParsedDocument.Items items =
        csv(HEADING, "Harbour,x,01/06/2026,10", ",x,01/05/2026,10", "Quillforge,x,01/04/2026,10");

    assertThat(victims(items)).containsExactly("Harbour", "Quillforge");
    assertThat(items.completeness().skipped()).isEqualTo(1);
    assertThat(items.completeness().damage()).isEqualTo("line 3 cannot be read");
  }

  @Test
  void cellOfSeveralLines_isOneCell() {
    ParsedDocument.Items items =
        csv(
            "Company,\"Breach\ned\",Reported,People,Note",
            "\"Harbour\nClinic\",x,01/06/2026,10,\"one,\ntwo, three\nfour\"",
            "Quillforge,x,01/04/2026,10,\"a\n\nb\"");

    assertThat(victims(items)).hasSize(2).contains("Quillforge");
    assertThat(items.completeness().skipped()).isZero();
  }

  @ParameterizedTest
  @ValueSource(strings = {",", ";", "\t", "|"})
  void delimiter_isThatOfTheHeading(String delimiter) {
    String table =
        String.join(delimiter, "Company", "Breached", "Reported", "People")
            + "\r\n"
            + String.join(
                delimiter, "\"Quillforge" + delimiter + " Inc\"", "x", "01/05/2026", "1500")
            + "\r\n";

    for (String written :
        List.of(
            table,
            table.replace("\r\n", "\r"),
            "\uFEFF" + table,
            "sep=" + delimiter + "\r\n" + table)) {
      ParsedDocument.Items items = ParseSupport.items(parse(Format.CSV, written));
      assertThat(victims(items))
          .containsExactly("Quillforge" + (delimiter.equals("\t") ? "\t Inc" : delimiter + " Inc"));
      assertThat(items.completeness().isDegraded()).isFalse();
    }
  }

  @Test
  void heading_isFoundBehindNotes_andMayBeRepeated() {
    ParsedDocument.Items items =
        csv(
            "Data breach report, generated for Company",
            "Reported in 2026",
            "",
            "company , Breached:,REPORTED,People *",
            "Harbour,x,01/06/2026,10",
            "Company,Breached,Reported,People",
            ",,,",
            "Quillforge,x,01/05/2026,10");

    assertThat(victims(items)).containsExactly("Harbour", "Quillforge");
    assertThat(items.completeness().isDegraded()).isFalse();
  }

  @Test
  void unquotedComma_isRestored() {
    ParsedDocument.Items items =
        csv(HEADING, "Quillforge, Inc.,x,01/05/2026,10", "Harbour,x,01/04/2026,10,,", "Inkwell,x");

    assertThat(advisories(items))
        .extracting(advisory -> advisory.statedFacts().victims().getFirst(), MappedFormatsTest::day)
        .containsExactly(
            tuple("Quillforge, Inc.", LocalDate.parse("2026-01-05")),
            tuple("Harbour", LocalDate.parse("2026-01-04")),
            tuple("Inkwell", null));
    assertThat(items.completeness().damage()).isEqualTo("line 2 has more cells than the heading");
  }

  @Test
  void columnOfANameThatIsThereTwice_isTheOneThatIsFilled() {
    assertThat(victims(csv("Company,Company,Reported,Breached,People", ",Quillforge,01/05/2026,,")))
        .containsExactly("Quillforge");
  }

  @Test
  void tableWithoutTheColumns_isRefusedByName() {
    for (Format format : List.of(Format.CSV, Format.HTML)) {
      assertThat(parse(format, "Name,Age\nx,1\n"))
          .isInstanceOfSatisfying(
              ParsedDocument.Unreadable.class,
              refused -> assertThat(refused.reason()).contains("columns Company, Reported"));
    }
    assertThat(parse(Format.HTML, "<html><body></body></html>"))
        .isInstanceOf(ParsedDocument.Unreadable.class);
    assertThat(parse(Format.CSV, "")).isInstanceOf(ParsedDocument.Unreadable.class);
  }

  @Test
  void tableWithAMissingColumn_isReadAndReported() {
    ParsedDocument.Items items =
        csv("Company,Breached,Reported,Victims", "Quillforge,x,01/05/2026,10");

    assertThat(victims(items)).containsExactly("Quillforge");
    assertThat(items.completeness().damage()).isEqualTo("the table has no column \"People\"");
    assertThat(html("<table>" + THEAD + "</table>").completeness().damage())
        .isEqualTo("the table has no rows");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "1500|1500",
        "1500.0|1500",
        "1,500|1500",
        "1,500.00|1500",
        "1.500|1500",
        "1.500,00|1500",
        "1 500|1500",
        "1'500|1500",
        "1,50,000|150000",
        "12,345,678|12345678",
        "1.234.567|1234567",
        "1,500+|1500",
        "approx. 1,500|1500",
        "~1500|1500",
        "over 1,500|1500",
        "more than 1500|1500",
        "1.5 million|1500000",
        "2 Mio.|2000000",
        "3k|3000",
        "1.2M|1200000",
        "1.5E7|15000000",
        "500-999|500",
        "500 – 999|500",
        "500 to 999|500",
        "1,500 residents|1500",
        "12 (3 in Maine)|12",
        "0|0",
        "unknown|",
        "N/A|",
        "-|",
        "-5|",
        "less than 10|",
        "<10|",
        "up to 500|",
        "12/1/2025|",
        "9999999999999999999|",
        "1500.75|1500",
        "1,500 2,000|",
        "TBD|",
      })
  void count_isRead_howeverItIsWritten(String written, @Nullable Long count) {
    assertThat(RecordCountParser.parse(written)).isEqualTo(count);
  }

  @Test
  void layoutTable_andOthers_areSkipped() {
    ParsedDocument.Items items =
        html(
            "<table><tr><td>Search by Company</td><td><input></td></tr></table>",
            "<table><tr><th>Company</th></tr><tr><td>Not a victim</td></tr></table>",
            "<table><tr><td><table><thead>"
                + THEAD
                + "</thead>"
                + row("Quillforge")
                + "</table></td></tr></table>",
            "<table>" + THEAD + row("Fabrikam") + "</table>");

    assertThat(victims(items)).containsExactly("Quillforge", "Fabrikam");
    assertThat(items.completeness().isDegraded()).isFalse();
  }

  @Test
  void tableOfAnotherYear_mayLackOptionalColumns() {
    ParsedDocument.Items items =
        html(
            "<table>" + THEAD + row("Quillforge") + "</table>",
            "<table><tr><th>Reported</th><th>Company</th></tr><tr><td>12/30/2025</td><td>Fabrikam</td></tr></table>");

    assertThat(advisories(items))
        .extracting(advisory -> advisory.statedFacts().victims().getFirst(), MappedFormatsTest::day)
        .containsExactly(
            tuple("Quillforge", LocalDate.parse("2026-01-05")),
            tuple("Fabrikam", LocalDate.parse("2025-12-30")));
    assertThat(items.completeness().isDegraded()).isFalse();
  }

  @Test
  void nestedTable_isTextOfItsCell() {
    ParsedDocument.Items items =
        html(
            "<table>" + THEAD,
            "<tr><td>Quillforge</td><td><table><tr><td>12/1/2025</td><td>until</td></tr><tr><td>12/20/2025</td></tr></table></td><td>01/05/2026</td><td>7</td></tr>",
            row("Fabrikam") + "</table>");

    assertThat(victims(items)).containsExactly("Quillforge", "Fabrikam");
    assertThat(advisories(items).getFirst().text())
        .isEqualTo("Breached: 12/1/2025 until 12/20/2025.");
  }

  @Test
  void spanningCell_isRepeatedInEachColumn() {
    ParsedDocument.Items items =
        html(
            "<table><tr><th rowspan=2>Reported</th><th rowspan=2>Company</th><th colspan=2>Details</th></tr>",
            "<tr><th>Breached</th><th>People</th></tr>",
            "<tr><td rowspan=3>01/05/2026</td><td>Harbour</td><td colspan='2'>unknown</td></tr>",
            "<tr><td>Quillforge</td><td rowspan='2'>x</td><td>8</td></tr>",
            "<tr><td>Inkwell</td><td>9</td></tr>",
            "<tr><td>01/04/2026</td><td>Fabrikam</td><td>y</td><td>10</td></tr></table>");

    assertThat(advisories(items))
        .extracting(
            advisory -> advisory.statedFacts().victims().getFirst(),
            MappedFormatsTest::day,
            advisory -> advisory.statedFacts().recordCount())
        .containsExactly(
            tuple("Harbour", LocalDate.parse("2026-01-05"), null),
            tuple("Quillforge", LocalDate.parse("2026-01-05"), 8L),
            tuple("Inkwell", LocalDate.parse("2026-01-05"), 9L),
            tuple("Fabrikam", LocalDate.parse("2026-01-04"), 10L));
  }

  @Test
  void rowsThatAreNoRecords_areSkipped() {
    ParsedDocument.Items items =
        html(
            "<table><caption>Breaches</caption><tr><th colspan=4>Breaches</th></tr>" + THEAD,
            "<tr><td colspan=4>2026</td></tr>" + row("Harbour"),
            "<tr><td>&nbsp;</td><td>&nbsp;</td><td></td><td></td></tr>",
            THEAD.replace("th>", "td>"),
            "<tr style='display:none'><th scope=row>Quill&nbsp;forge</th><td></td><td><span"
                + " style='display: none'>20260105</span>01/05/2026</td><td>7</td></tr></table>");

    assertThat(victims(items)).containsExactly("Harbour", "Quill forge");
    assertThat(day(advisories(items).getLast())).hasToString("2026-01-05");
    assertThat(items.completeness().isDegraded()).isFalse();
  }

  @Test
  void spansWithoutEnd_areBounded() {
    String cell = "<td rowspan=65534 colspan=99999>x</td>";
    StringBuilder page = new StringBuilder("<table>" + THEAD);
    for (int i = 0; i < 20_000; i++) {
      page.append("<tr>").append(cell).append("</tr>");
    }

    assertThat(parse(Format.HTML, page.toString())).isNotNull();
  }

  @Test
  void unclosedQuotes_areReadInLinearTime() {
    Random random = new Random(67);
    StringBuilder table = new StringBuilder(HEADING);
    for (int i = 0; i < 100_000; i++) {
      table
          .append('\n')
          .append("\"".repeat(random.nextInt(4)))
          .append("a,".repeat(random.nextInt(5)));
    }

    assertThat(parse(Format.CSV, table.toString())).isNotNull();
  }

  @Test
  void date_inAnotherFormatThanTheMappings_isReadAsItIsWritten() {
    ParsedDocument.Items items =
        csv(
            HEADING,
            "A,x,2026-01-05,1",
            "B,x,1/5/2026,1",
            "C,x,Jan 5 2026,1",
            "D,x,01/01/1900,1",
            "E,x,n/a,1");

    assertThat(advisories(items))
        .extracting(advisory -> String.valueOf(day(advisory)))
        .containsExactly("2026-01-05", "2026-01-05", "2026-01-05", "null", "null");
  }

  @Test
  void entityInACell_isUnescaped() {
    assertThat(victims(csv(HEADING, "O&#39;Quill &amp; Sons,x,01/05/2026,1")))
        .containsExactly("O'Quill & Sons");
  }
}
