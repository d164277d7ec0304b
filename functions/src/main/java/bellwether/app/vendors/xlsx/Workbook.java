package bellwether.app.vendors.xlsx;

import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import org.jspecify.annotations.Nullable;

/**
 * Reads the first visible sheet of an Excel workbook (.xlsx, ECMA-376). The cells have the values
 * that Excel would save as CSV: the results of formulas, hidden rows and columns included, and the
 * value of merged cells in the first of them.
 */
public final class Workbook implements AutoCloseable {
  private final WorkbookParts parts;
  private Relations relations = new Relations(Map.of());
  private String sheetName = "";
  private String sheetPart = "";
  private int visibleSheets;
  private boolean startsIn1904;
  private boolean lacksResults;

  /** Takes a row; empty rows may be left out. */
  public interface RowHandler<E extends Exception> {
    /**
     * @param number as Excel shows it, from 1
     */
    void accept(int number, List<String> cells) throws E;
  }

  private Workbook(WorkbookParts parts) {
    this.parts = parts;
  }

  /**
   * Opens a workbook and finds its first visible sheet.
   *
   * @param maxUnpackedBytes maximum size of the XML that is read
   */
  public static Workbook open(byte[] file, long maxUnpackedBytes) throws WorkbookException {
    WorkbookParts parts = WorkbookParts.open(file, maxUnpackedBytes);
    try {
      Workbook workbook = new Workbook(parts);
      workbook.findSheet();
      return workbook;
    } catch (IOException | XMLStreamException e) {
      parts.close();
      throw parts.unreadable();
    } catch (WorkbookException | RuntimeException e) {
      parts.close();
      throw e;
    }
  }

  public String sheetName() {
    return sheetName;
  }

  /** Whether there are visible sheets that are not read. */
  public boolean hasMoreSheets() {
    return visibleSheets > 1;
  }

  /** Whether a formula was read as empty, because no program has calculated it yet. */
  public boolean lacksResults() {
    return lacksResults;
  }

  public <E extends Exception> void readRows(RowHandler<E> handler) throws WorkbookException, E {
    try {
      SheetReader reader = new SheetReader(readStrings(), readStyles());
      reader.read(parts.open(sheetPart), handler);
      lacksResults = reader.lacksResults();
    } catch (IOException | XMLStreamException e) {
      throw parts.unreadable();
    }
  }

  private void findSheet() throws WorkbookException, IOException, XMLStreamException {
    String document = Relations.read(parts, "").find("officeDocument").orElse("");
    if (!document.startsWith("xl/") || document.endsWith(".bin")) {
      throw new WorkbookException(
          formatName(document) + ": save it as an Excel workbook (.xlsx) or as CSV UTF-8");
    }
    relations = Relations.read(parts, document);
    XMLStreamReader xml = parts.open(document);
    while (xml.hasNext()) {
      if (xml.next() == XMLStreamReader.START_ELEMENT) {
        switch (xml.getLocalName()) {
          case "workbookPr" -> startsIn1904 = isTrue(xml.getAttributeValue(null, "date1904"));
          case "sheet" -> addSheet(xml);
          default -> {}
        }
      }
    }
    if (visibleSheets == 0) {
      throw new WorkbookException("has no visible sheet: unhide the sheet with the list");
    }
  }

  private String formatName(String document) {
    if (parts.has("content.xml")) {
      return "is an OpenDocument file (.ods)";
    }
    return document.startsWith("xl/")
        ? "is a binary workbook (.xlsb)"
        : "is a ZIP file but no Excel workbook";
  }

  private void addSheet(XMLStreamReader xml) {
    String state = xml.getAttributeValue(null, "state");
    boolean isVisible = state == null || state.equals("visible");
    // A sheet may also be a chart, which has no cells.
    Optional<String> part = relations.find(xml.getAttributeValue(null, "id"), "worksheet");
    if (isVisible && part.isPresent() && visibleSheets++ == 0) {
      sheetPart = part.get();
      sheetName = Optional.ofNullable(xml.getAttributeValue(null, "name")).orElse("");
    }
  }

  private List<String> readStrings() throws IOException, XMLStreamException {
    // Some programs refer to these two parts without writing them.
    Optional<String> part = relations.find("sharedStrings").filter(parts::has);
    return part.isPresent() ? WorkbookStrings.readAll(parts.open(part.get())) : List.of();
  }

  private DateStyles readStyles() throws IOException, XMLStreamException {
    DateStyles styles = new DateStyles(startsIn1904);
    Optional<String> part = relations.find("styles").filter(parts::has);
    if (part.isPresent()) {
      styles.read(parts.open(part.get()));
    }
    return styles;
  }

  static boolean isTrue(@Nullable String value) {
    return "1".equals(value) || "true".equals(value);
  }

  @Override
  public void close() {
    parts.close();
  }
}
