package bellwether.app.vendors.xlsx;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/** Writes workbooks part by part, as programs other than the writer of the tests do. */
public final class RawWorkbook {
  private static final String TYPES =
      "http://schemas.openxmlformats.org/officeDocument/2006/relationships/";

  private final Map<String, byte[]> parts = new LinkedHashMap<>();

  private RawWorkbook() {}

  /** A workbook with one sheet, called List. */
  public static RawWorkbook ofRows(String rows) {
    return new RawWorkbook()
        .with("_rels/.rels", relations("officeDocument", "xl/workbook.xml"))
        .with(
            "xl/_rels/workbook.xml.rels",
            relations(
                "worksheet", "worksheets/sheet1.xml",
                "worksheet", "/xl/worksheets/sheet2.xml",
                "chartsheet", "chartsheets/sheet1.xml",
                "sharedStrings", "sharedStrings.xml",
                "styles", "styles.xml"))
        .withSheets("<sheet name='List' sheetId='1' id='r0'/>")
        .with("xl/sharedStrings.xml", "<sst/>")
        .with("xl/styles.xml", "<styleSheet/>")
        .with("xl/worksheets/sheet1.xml", sheet(rows));
  }

  public RawWorkbook withSheets(String sheets) {
    return with("xl/workbook.xml", "<workbook><sheets>" + sheets + "</sheets></workbook>");
  }

  public RawWorkbook with(String part, String xml) {
    parts.put(part, xml.getBytes(UTF_8));
    return this;
  }

  RawWorkbook without(String part) {
    parts.remove(part);
    return this;
  }

  public static String sheet(String rows) {
    return "<worksheet><sheetData>" + rows + "</sheetData></worksheet>";
  }

  /** Ids are r0, r1 and so on. */
  private static String relations(String... typesAndTargets) {
    StringBuilder xml = new StringBuilder("<Relationships>");
    for (int i = 0; i < typesAndTargets.length; i += 2) {
      xml.append("<Relationship Id='r").append(i / 2).append("' Type='").append(TYPES);
      xml.append(typesAndTargets[i]).append("' Target='").append(typesAndTargets[i + 1]);
      xml.append("'/>");
    }
    return xml.append("</Relationships>").toString();
  }

  public byte[] toBytes() throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
      for (Map.Entry<String, byte[]> part : parts.entrySet()) {
        zip.putNextEntry(new ZipEntry(part.getKey()));
        zip.write(part.getValue());
      }
    }
    return bytes.toByteArray();
  }

  /** Reads the rows by their numbers. */
  Map<Integer, List<String>> read() throws Exception {
    return read(toBytes());
  }

  static Map<Integer, List<String>> read(byte[] file) throws Exception {
    Map<Integer, List<String>> rows = new TreeMap<>();
    try (Workbook workbook = Workbook.open(file, 1 << 20)) {
      workbook.readRows((number, cells) -> rows.put(number, new ArrayList<>(cells)));
    }
    return rows;
  }
}
