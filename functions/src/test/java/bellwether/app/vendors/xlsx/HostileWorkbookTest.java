package bellwether.app.vendors.xlsx;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Tests workbooks that are designed to exhaust or trick a parser, and damaged ones. */
@Tag("case-67")
final class HostileWorkbookTest {
  private static final String ROW = "<row><c t='str'><v>name</v></c></row>";
  private static final String DAMAGED = "is a damaged Excel workbook: open it in Excel and save it";

  @ParameterizedTest
  @ValueSource(
      strings = {
        "xl/worksheets/sheet1.xml",
        "xl/sharedStrings.xml",
        "xl/styles.xml",
        "xl/workbook.xml",
        "xl/_rels/workbook.xml.rels",
        "_rels/.rels"
      })
  void partThatUnpacksToMuch_isRejected(String part) throws Exception {
    byte[] bomb = RawWorkbook.ofRows("").with(part, "<x>" + " ".repeat(8 << 20)).toBytes();

    assertThat(bomb).hasSizeLessThan(20_000);
    assertThatThrownBy(() -> RawWorkbook.read(bomb))
        .isInstanceOf(WorkbookException.class)
        .hasMessage("is too large when unpacked: copy the list into a new workbook");
  }

  @Test
  void partThatIsNotNeeded_isNotUnpacked() throws Exception {
    assertThat(RawWorkbook.ofRows(ROW).with("xl/media/image1", "x".repeat(8 << 20)).read())
        .isEqualTo(Map.of(1, List.of("name")));
  }

  @Test
  void entities_areNeitherReadNorExpanded(@TempDir Path folder) throws Exception {
    Path secret = Files.writeString(folder.resolve("secret"), "swordfish");
    for (String declaration :
        List.of(
            "<!ENTITY e SYSTEM '" + secret.toUri() + "'>",
            "<!ENTITY % p SYSTEM '" + secret.toUri() + "'> %p;",
            "<!ENTITY a 'aaaaaaaa'><!ENTITY e '&a;&a;&a;&a;&a;&a;&a;&a;'>")) {
      String sheet =
          "<!DOCTYPE worksheet ["
              + declaration
              + "]>"
              + RawWorkbook.sheet("<row><c t='str'><v>&e;</v></c></row>");

      assertThatThrownBy(
              () -> RawWorkbook.ofRows("").with("xl/worksheets/sheet1.xml", sheet).read())
          .isInstanceOf(WorkbookException.class)
          .hasMessageStartingWith(DAMAGED);
    }
  }

  @Test
  void declaredSize_doesNotCount() throws Exception {
    String sheet = "<worksheet><dimension ref='A1:XFD1048576'/>" + ROW + "</worksheet>";

    assertThat(RawWorkbook.ofRows("").with("xl/worksheets/sheet1.xml", sheet).read())
        .isEqualTo(Map.of(1, List.of("name")));
    assertThatThrownBy(() ->
            RawWorkbook.ofRows("<row r='1048576'><c r='XFD1048576'><v>1</v></c></row>").read())
        .hasMessage(
            "row 1048576: a cell is beyond column IV: keep the list in the first 256 columns");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "<row><c t='s'><v>0</v></c></row>",
        "<row><c t='s'><v>-1</v></c></row>",
        "<row><c><v>1</c></row>",
        "<row><c t='inlineStr'><is><t>x",
      })
  void brokenSheet_isRejected(String rows) {
    assertThatThrownBy(() -> RawWorkbook.ofRows(rows).read())
        .isInstanceOf(WorkbookException.class)
        .hasMessageStartingWith(DAMAGED);
  }

  @Test
  void otherFormats_areNamedWithTheFix() {
    assertThatThrownBy(() -> RawWorkbook.ofRows("").without("_rels/.rels").read())
        .hasMessage(
            "is a ZIP file but no Excel workbook: save it as an Excel workbook (.xlsx) or as CSV"
                + " UTF-8");
    assertThatThrownBy(
            () -> RawWorkbook.ofRows("").without("_rels/.rels").with("content.xml", "<x/>").read())
        .hasMessageStartingWith("is an OpenDocument file (.ods): save it as");
    assertThatThrownBy(() ->
            RawWorkbook.ofRows("")
                .with(
                    "_rels/.rels",
                    "<x><Relationship Type='a/officeDocument' Target='xl/workbook.bin'/></x>")
                .read())
        .hasMessageStartingWith("is a binary workbook (.xlsb): save it as");
    assertThatThrownBy(
            () -> RawWorkbook.ofRows("").withSheets("<sheet id='r0' state='hidden'/>").read())
        .hasMessage("has no visible sheet: unhide the sheet with the list");
  }

  /** Any change leaves rows or an error with a fix, and no temporary file. */
  @Test
  void damagedFiles_areReadOrRejected() throws Exception {
    byte[] whole = RawWorkbook.ofRows(ROW.repeat(20)).toBytes();
    long before = temporaryFiles();
    for (int seed = 0; seed < 1_000; seed++) {
      Random random = new Random(seed);
      byte[] file = whole.clone();
      for (int i = random.nextInt(1, 6); i > 0; i--) {
        file[random.nextInt(file.length)] = (byte) random.nextInt(256);
      }
      try {
        assertThat(RawWorkbook.read(file)).isNotNull();
      } catch (WorkbookException e) {
        assertThat(e).as("seed %s", seed).message().contains(": ").doesNotContain("\n");
      } catch (RuntimeException e) {
        throw new AssertionError("seed " + seed, e);
      }
    }
    assertThat(temporaryFiles()).isEqualTo(before);
    for (int length = 0; length < whole.length; length += 7) {
      byte[] half = Arrays.copyOf(whole, length);
      assertThatThrownBy(() -> RawWorkbook.read(half)).isInstanceOf(WorkbookException.class);
    }
    assertThatThrownBy(() -> RawWorkbook.read("no ZIP".getBytes(UTF_8)))
        .hasMessageStartingWith(DAMAGED);
  }

  private static long temporaryFiles() throws Exception {
    try (Stream<Path> files = Files.list(Path.of(System.getProperty("java.io.tmpdir")))) {
      return files.filter(file -> file.getFileName().toString().startsWith("workbook")).count();
    }
  }
}
