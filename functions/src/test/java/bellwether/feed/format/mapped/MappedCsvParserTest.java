package bellwether.feed.format.mapped;

import static bellwether.feed.format.mapped.MappedTables.THEAD;
import static bellwether.feed.format.mapped.MappedTables.advisories;
import static bellwether.feed.format.mapped.MappedTables.day;
import static bellwether.feed.format.mapped.MappedTables.html;
import static bellwether.feed.format.mapped.MappedTables.parse;
import static bellwether.feed.format.mapped.MappedTables.victims;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import bellwether.domain.feed.Format;
import bellwether.feed.ParseSupport;
import bellwether.feed.document.ParsedDocument;
import java.time.LocalDate;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Tests tables in CSV, as registers publish them. */
@Tag("case-67")
final class MappedCsvParserTest {
  private static ParsedDocument.Items csv(String... lines) {
    return ParseSupport.items(parse(Format.CSV, String.join("\n", lines)));
  }

  private static final String HEADING = "Company,Breached,Reported,People";

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
  void unreadableRow_isCountedAndNamed() {
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
        .extracting(advisory -> advisory.statedFacts().victims().getFirst(), MappedTables::day)
        .containsExactly(
            tuple("Quillforge, Inc.", LocalDate.parse("2026-01-05")),
            tuple("Harbour", LocalDate.parse("2026-01-04")),
            tuple("Inkwell", null));
    assertThat(items.completeness().damage()).isEqualTo("line 2 has more cells than the heading");
  }

  @Test
  void duplicateColumn_isTheOneWithValues() {
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
  void date_inAnotherFormatThanTheMappings_isRead() {
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
