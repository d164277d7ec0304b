package bellwether.local.command;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/** Writes vendor lists as spreadsheets save them. */
final class ListFiles {
  private static final String RELATION =
      "<Relationships><Relationship Id='r1' Type='urn:x/%s' Target='%s'/></Relationships>";

  private ListFiles() {}

  /** An Excel workbook of these rows, whose cells are separated by commas. */
  static byte[] workbook(String... rows) throws IOException {
    StringBuilder sheet = new StringBuilder("<worksheet><sheetData>");
    for (String row : rows) {
      sheet.append("<row>");
      for (String cell : row.split(",", -1)) {
        sheet.append("<c t='inlineStr'><is><t>").append(cell).append("</t></is></c>");
      }
      sheet.append("</row>");
    }
    ByteArrayOutputStream file = new ByteArrayOutputStream();
    try (ZipOutputStream zip = new ZipOutputStream(file)) {
      add(zip, "_rels/.rels", relation("officeDocument", "xl/workbook.xml"));
      add(zip, "xl/_rels/workbook.xml.rels", relation("worksheet", "sheet.xml"));
      add(
          zip,
          "xl/workbook.xml",
          "<workbook><sheets><sheet name='A' id='r1'/></sheets></workbook>");
      add(zip, "xl/sheet.xml", sheet.append("</sheetData></worksheet>").toString());
    }
    return file.toByteArray();
  }

  private static String relation(String type, String target) {
    return RELATION.replaceFirst("%s", type).replaceFirst("%s", target);
  }

  private static void add(ZipOutputStream zip, String part, String xml) throws IOException {
    zip.putNextEntry(new ZipEntry(part));
    zip.write(xml.getBytes(UTF_8));
  }
}
