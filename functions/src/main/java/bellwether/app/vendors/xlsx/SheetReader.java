package bellwether.app.vendors.xlsx;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import org.jspecify.annotations.Nullable;

/** Reads the rows of one sheet of a workbook; what it declares as its size does not count. */
final class SheetReader {
  /** The width of a sheet in old workbooks. Lists are narrower, and a hostile one is not read. */
  private static final int MAX_COLUMNS = 256;

  private final List<String> strings;
  private final DateStyles styles;
  private final List<String> cells = new ArrayList<>();
  private int row;
  private int column;
  private boolean lacksResults;

  SheetReader(List<String> strings, DateStyles styles) {
    this.strings = strings;
    this.styles = styles;
  }

  <E extends Exception> void read(XMLStreamReader xml, Workbook.RowHandler<E> handler)
      throws XMLStreamException, WorkbookException, E {
    while (xml.hasNext()) {
      int event = xml.next();
      if (event == XMLStreamReader.START_ELEMENT) {
        switch (xml.getLocalName()) {
          case "row" -> {
            row = parseInt(xml.getAttributeValue(null, "r"), row + 1);
            column = -1;
            cells.clear();
          }
          case "c" -> readCell(xml);
          default -> {}
        }
      } else if (event == XMLStreamReader.END_ELEMENT && xml.getLocalName().equals("row")) {
        handler.accept(row, List.copyOf(cells));
      }
    }
  }

  /** Whether a formula was read as empty, because no program has calculated it yet. */
  boolean lacksResults() {
    return lacksResults;
  }

  private void readCell(XMLStreamReader xml) throws XMLStreamException, WorkbookException {
    String type = xml.getAttributeValue(null, "t");
    int style = parseInt(xml.getAttributeValue(null, "s"), 0);
    column = columnOf(xml.getAttributeValue(null, "r"), column + 1);
    String text = null;
    boolean isFormula = false;
    while (xml.next() != XMLStreamReader.END_ELEMENT || !xml.getLocalName().equals("c")) {
      if (xml.isStartElement()) {
        switch (xml.getLocalName()) {
          case "f" -> isFormula = true;
          case "v" -> text = toText(xml.getElementText(), type == null ? "n" : type, style);
          case "is" -> text = WorkbookStrings.read(xml);
          default -> {}
        }
      }
    }
    lacksResults |= isFormula && text == null;
    if (text != null && !text.isBlank()) {
      put(text);
    }
  }

  private void put(String text) throws WorkbookException {
    if (column >= MAX_COLUMNS) {
      throw new WorkbookException(
          "row " + row + ": a cell is beyond column IV: keep the list in the first 256 columns");
    }
    if (column >= cells.size()) {
      cells.addAll(Collections.nCopies(column + 1 - cells.size(), ""));
    }
    cells.set(column, text);
  }

  private String toText(String value, String type, int style) throws XMLStreamException {
    return switch (type) {
      case "s" -> {
        int number = parseInt(value.strip(), -1);
        if (number < 0 || number >= strings.size()) {
          throw new XMLStreamException("a cell refers to a string that does not exist");
        }
        yield strings.get(number);
      }
      case "b" -> Workbook.isTrue(value.strip()) ? "TRUE" : "FALSE";
      case "n" -> styles.format(value.strip(), style);
      default -> WorkbookStrings.unescape(value);
    };
  }

  /** The column of a reference such as {@code B7}; columns count from 0. */
  private static int columnOf(@Nullable String reference, int next) {
    int number = 0;
    for (int i = 0; reference != null && i < Math.min(reference.length(), 4); i++) {
      int letter = Character.toUpperCase(reference.charAt(i)) - 'A';
      if (letter < 0 || letter >= 26) {
        break;
      }
      number = number * 26 + letter + 1;
    }
    return number == 0 ? next : number - 1;
  }

  private static int parseInt(@Nullable String number, int otherwise) {
    return number != null && number.matches("\\d{1,8}") ? Integer.parseInt(number) : otherwise;
  }
}
