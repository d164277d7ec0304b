package bellwether.app.vendors;

import static java.nio.charset.StandardCharsets.UTF_16LE;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import bellwether.app.vendors.xlsx.RawWorkbook;
import bellwether.domain.vendor.Vendor;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.StringWriter;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HexFormat;
import java.util.List;
import java.util.Random;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVPrinter;
import org.dhatim.fastexcel.Workbook;
import org.dhatim.fastexcel.Worksheet;
import org.junit.jupiter.api.Test;

/** Tests vendor lists in Excel workbooks. */
final class VendorWorkbookTest {
  private static final List<String> HEADERS =
      List.of(
          "name", "Domain", "aliases", "products", "tier", "owner", "exclude", "status", "notes");

  private static final List<String> VALUES =
      List.of(
          "",
          "",
          "Okta",
          "okta",
          "Société Ümlaut",
          "a; b;c\\;d",
          "okta.com",
          "not a domain",
          "1",
          "2",
          "3",
          "Gold",
          "'=1+1",
          "=1+1",
          "x, y",
          "\"quoted\"",
          "https://status.okta.com",
          "  spaced  ",
          "a\\",
          "日本",
          "😀;😀",
          "x".repeat(31));

  private static final VendorCsv.Limits LIMITS = new VendorCsv.Limits(1 << 20, 8, 30, false);

  private static VendorTable read(byte[] file) throws BadTableException {
    return VendorFile.read(file, LIMITS);
  }

  private static byte[] workbook(List<List<String>> rows) throws IOException {
    ByteArrayOutputStream file = new ByteArrayOutputStream();
    try (Workbook workbook = new Workbook(file, "test", "1.0")) {
      Worksheet sheet = workbook.newWorksheet("List");
      for (int row = 0; row < rows.size(); row++) {
        for (int column = 0; column < rows.get(row).size(); column++) {
          String value = rows.get(row).get(column);
          if (value.matches("\\d+")) {
            sheet.value(row, column, Integer.parseInt(value));
          } else if (!value.isEmpty()) {
            sheet.value(row, column, value);
          }
        }
      }
    }
    return file.toByteArray();
  }

  private static byte[] csv(List<List<String>> rows) throws IOException {
    StringWriter text = new StringWriter();
    try (CSVPrinter csv = new CSVPrinter(text, CSVFormat.RFC4180)) {
      csv.printRecords(rows);
    }
    return text.toString().getBytes(UTF_8);
  }

  private static List<List<String>> randomTable(Random random) {
    List<List<String>> rows = new ArrayList<>();
    List<String> header = new ArrayList<>(HEADERS);
    Collections.shuffle(header, random);
    rows.add(header.subList(0, random.nextInt(1, header.size() + 1)));
    for (int i = random.nextInt(12); i > 0; i--) {
      rows.add(rows.getFirst().stream().map(column -> randomCell(column, random)).toList());
    }
    return rows;
  }

  /** Mostly valid: one mistake is an error of the whole table. */
  private static String randomCell(String column, Random random) {
    if (random.nextInt(40) > 0) {
      switch (column) {
        case "name" -> {
          return "Vendor " + random.nextInt(99);
        }
        case "Domain" -> {
          return "okta.com; a" + random.nextInt(9) + ".example";
        }
        case "status" -> {
          return random.nextBoolean() ? "" : "https://status.okta.com";
        }
        default -> {}
      }
    }
    return VALUES.get(random.nextInt(VALUES.size()));
  }

  private static String result(byte[] file) {
    try {
      VendorTable table = read(file);
      return table.vendors() + "\n" + table.columns() + "\n" + table.warnings();
    } catch (BadTableException e) {
      return e.getMessage() + "";
    }
  }

  @Test
  void sameTable_givesTheSameVendorsAndErrorsAsCsv() throws Exception {
    int valid = 0;
    for (int seed = 0; seed < 400; seed++) {
      List<List<String>> rows = randomTable(new Random(seed));
      String fromCsv = result(csv(rows));

      assertThat(result(workbook(rows)).replaceAll("\\brow (?=\\d)", "line "))
          .as("seed %s: %s", seed, rows)
          .isEqualTo(fromCsv);
      valid += fromCsv.startsWith("[") ? 1 : 0;
    }
    assertThat(valid).isBetween(50, 350);
  }

  @Test
  void content_tellsTheFormatAndNotTheName() throws Exception {
    List<List<String>> rows = List.of(List.of("name", "tier"), List.of("Okta", "1"));

    assertThat(read(workbook(rows)).vendors()).isEqualTo(read(csv(rows)).vendors()).hasSize(1);
  }

  @Test
  void mistake_isReportedWithItsRow() throws Exception {
    byte[] file = workbook(List.of(List.of("name", "domain"), List.of(), List.of("Okta", "okta")));

    assertThatThrownBy(() -> read(file))
        .isInstanceOf(BadTableException.class)
        .hasMessage("row 3: domain \"okta\" is none: write it like okta.com");
  }

  @Test
  void sheetThatIsRead_isNamedIfThereAreSeveral() throws Exception {
    String name = "<row><c t='str'><v>name</v></c></row>";
    RawWorkbook workbook =
        RawWorkbook.ofRows(name + "<row><c t='str'><f>B1</f><v>Okta</v></c><c><f>1</f></c></row>")
            .with("xl/worksheets/sheet2.xml", RawWorkbook.sheet(""))
            .withSheets("<sheet name='Vendors' id='r0'/><sheet name='Notes' id='r1'/>");

    assertThat(read(workbook.toBytes()).vendors()).extracting(Vendor::name).containsExactly("Okta");
    assertThat(read(workbook.toBytes()).warnings())
        .containsExactly(
            "sheet \"Vendors\" is read, the first one; the other sheets are not",
            "formulas without results are empty: open the file in Excel and save it");

    workbook.withSheets("<sheet name='Notes' id='r1'/><sheet name='Vendors' id='r0'/>");
    assertThatThrownBy(() -> read(workbook.toBytes()))
        .hasMessage(
            "sheet \"Notes\": has no \"name\" column: start it with a header such as"
                + " name,domain,aliases");
  }

  @Test
  void emptyAndOversizedWorkbooks_areRejectedWithTheFix() throws Exception {
    assertThatThrownBy(() -> read(workbook(List.of())))
        .hasMessageContaining("start it with a header");
    assertThatThrownBy(() -> read(workbook(List.of(List.of("name")))))
        .hasMessageContaining("has no vendors: add a row");
    assertThatThrownBy(() -> read(new byte[(1 << 20) + 1]))
        .hasMessage("is over 1 MB: split it and import the parts");
  }

  @Test
  void oldAndProtectedWorkbooks_areRejectedWithTheFix() {
    byte[] old = HexFormat.of().parseHex("d0cf11e0a1b11ae1" + "00".repeat(64));
    assertThatThrownBy(() -> read(old))
        .hasMessage(
            "is in the old format of Excel (.xls): save it as an Excel workbook (.xlsx) or as CSV"
                + " UTF-8");
    byte[] stream = "EncryptedPackage".getBytes(UTF_16LE);
    System.arraycopy(stream, 0, old, 30, stream.length);
    assertThatThrownBy(() -> read(old))
        .hasMessage("is protected by a password: save it without one");
  }
}
