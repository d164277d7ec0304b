package bellwether.app.vendors.xlsx;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.entry;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Tests what programs write into workbooks. */
final class WorkbookTest {
  private static final String STYLES =
      """
      <styleSheet>
        <numFmts><numFmt numFmtId='164' formatCode='[$-409]d\\ mmm;@'/>
          <numFmt numFmtId='165' formatCode='"days" 0.0_d'/></numFmts>
        <cellStyleXfs><xf numFmtId='14'/></cellStyleXfs>
        <cellXfs><xf numFmtId='0'/><xf numFmtId='14'/><xf numFmtId='164'/><xf numFmtId='165'/></cellXfs>
      </styleSheet>
      """;

  private static List<String> cells(String cells) throws Exception {
    return RawWorkbook.ofRows("<row>" + cells + "</row>")
        .with("xl/styles.xml", STYLES)
        .with(
            "xl/sharedStrings.xml",
            "<sst><si><t>Okta</t></si><si><r><rPr/><t xml:space='preserve'>Blue </t></r><r><t>Yonder"
                + "</t></r><rPh><t>ruby</t></rPh></si></sst>")
        .read()
        .getOrDefault(1, List.of());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "<c t='s'><v>0</v></c>                             | Okta",
        "<c t='s'><v>1</v></c>                             | Blue Yonder",
        "<c t='inlineStr'><is><t>In</t><r><t>line</t></r></is></c> | Inline",
        "<c t='str'><f>A1</f><v>Result</v></c>             | Result",
        "<c t='str'><v>a_x000D__x0041_&amp;</v></c>        | a A&",
        "<c><v>1</v></c>                                   | 1",
        "<c><v>1.0</v></c>                                 | 1",
        "<c t='n'><v>2E2</v></c>                           | 200",
        "<c><f>1/3</f><v>0.333</v></c>                     | 0.333",
        "<c><v>1e999999999</v></c>                         | 1e999999999",
        "<c t='b'><v>1</v></c>                             | TRUE",
        "<c t='e'><v>#N/A</v></c>                          | #N/A",
        "<c t='d'><v>2026-03-01</v></c>                    | 2026-03-01",
        "<c s='1'><v>46082</v></c>                         | 2026-03-01",
        "<c s='2'><v>46082.5</v></c>                       | 2026-03-01T12:00",
        "<c s='3'><v>46082</v></c>                         | 46082",
        "<c s='1'><v>-1</v></c>                            | -1",
      })
  void cell_hasTheValueThatExcelShows(String cell, String value) throws Exception {
    assertThat(cells(cell)).containsExactly(value);
  }

  /** The JDK limits the size of entities, which these are not. */
  @Test
  void escapes_areReadHoweverMany() throws Exception {
    assertThat(cells("<c t='str'><v>" + "&amp;&#65;".repeat(60_000) + "</v></c>"))
        .containsExactly("&A".repeat(60_000));
  }

  @Test
  void dates_countFrom1904InWorkbooksOfOldMacs() throws Exception {
    assertThat(
            RawWorkbook.ofRows("<row><c s='1'><v>44620</v></c></row>")
                .with("xl/styles.xml", STYLES)
                .with(
                    "xl/workbook.xml",
                    "<workbook><workbookPr date1904='1'/><sheet id='r0' name='List'/></workbook>")
                .read())
        .containsExactly(entry(1, List.of("2026-03-01")));
  }

  @Test
  void rowsAndCells_mayBeLeftOutOrWithoutReference() throws Exception {
    assertThat(
            RawWorkbook.ofRows(
                    "<row r='2' hidden='1'><c r='B2'><v>1</v></c><c><v>2</v></c></row><row/>"
                        + "<row><c/><c r='AA4'><v>3</v></c></row>")
                .read())
        .containsEntry(2, List.of("", "1", "2"))
        .containsEntry(3, List.of())
        .hasEntrySatisfying(4, cells -> assertThat(cells).hasSize(27).endsWith("3"));
  }

  @Test
  void firstVisibleSheet_isRead() throws Exception {
    byte[] file =
        RawWorkbook.ofRows("<row><c><v>1</v></c></row>")
            .with("xl/worksheets/sheet2.xml", RawWorkbook.sheet("<row><c><v>2</v></c></row>"))
            .withSheets(
                "<sheet name='Chart' id='r2'/><sheet name='Old' state='veryHidden' id='r0'/>"
                    + "<sheet name='List' id='r1'/><sheet name='Again' id='r0'/>")
            .toBytes();

    assertThat(RawWorkbook.read(file)).containsExactly(entry(1, List.of("2")));
    try (Workbook workbook = Workbook.open(file, 1 << 20)) {
      assertThat(workbook.sheetName()).isEqualTo("List");
      assertThat(workbook.hasMoreSheets()).isTrue();
    }
  }

  @Test
  void prefixesOtherNamesAndMissingParts_areRead() throws Exception {
    RawWorkbook workbook =
        RawWorkbook.ofRows("")
            .without("xl/worksheets/sheet1.xml")
            .without("xl/styles.xml")
            .without("xl/sharedStrings.xml")
            .with(
                "XL\\Worksheets\\Sheet1.xml",
                "\uFEFF<?xml version='1.0' encoding='UTF-8'?><x:worksheet xmlns:x='urn:x'><x:sheetData><x:row>"
                    + "<x:c><x:v>1</x:v></x:c></x:row></x:sheetData></x:worksheet>");
    assertThat(workbook.read()).containsExactly(entry(1, List.of("1")));
  }

  @Test
  void formulasWithoutResults_areNoticed() throws Exception {
    byte[] file = RawWorkbook.ofRows("<row><c><f>A2</f></c></row>").toBytes();
    try (Workbook workbook = Workbook.open(file, 1 << 20)) {
      workbook.readRows((_, cells) -> assertThat(cells).isEmpty());
      assertThat(workbook.lacksResults()).isTrue();
    }
  }
}
