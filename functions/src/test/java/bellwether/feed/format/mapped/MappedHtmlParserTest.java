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
import bellwether.feed.document.ParsedDocument;
import java.time.LocalDate;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Tests tables in HTML, as registers publish them. */
@Tag("case-67")
final class MappedHtmlParserTest {
  private static String row(String company) {
    return "<tr><td>" + company + "</td><td>x</td><td>01/05/2026</td><td>7</td></tr>";
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
        .extracting(advisory -> advisory.statedFacts().victims().getFirst(), MappedTables::day)
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
            MappedTables::day,
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
}
