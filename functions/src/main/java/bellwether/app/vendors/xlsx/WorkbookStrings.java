package bellwether.app.vendors.xlsx;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;

/** Reads the text of a workbook's cells: its runs without their formats and without ruby text. */
final class WorkbookStrings {
  /** Characters that XML does not allow (ECMA-376 part 1, 22.9.2.19). */
  private static final Pattern ESCAPE = Pattern.compile("_x([0-9A-Fa-f]{4})_");

  private WorkbookStrings() {}

  /** Reads the strings that cells refer to by their number. */
  static List<String> readAll(XMLStreamReader xml) throws XMLStreamException {
    List<String> strings = new ArrayList<>();
    while (xml.hasNext()) {
      if (xml.next() == XMLStreamReader.START_ELEMENT && xml.getLocalName().equals("si")) {
        strings.add(read(xml));
      }
    }
    return strings;
  }

  /** Reads the text up to the end of the current element. */
  static String read(XMLStreamReader xml) throws XMLStreamException {
    String element = xml.getLocalName();
    StringBuilder text = new StringBuilder();
    boolean isRuby = false;
    while (xml.hasNext()) {
      switch (xml.next()) {
        case XMLStreamReader.START_ELEMENT -> {
          isRuby |= xml.getLocalName().equals("rPh");
          if (xml.getLocalName().equals("t") && !isRuby) {
            text.append(xml.getElementText());
          }
        }
        case XMLStreamReader.END_ELEMENT -> {
          isRuby &= !xml.getLocalName().equals("rPh");
          if (xml.getLocalName().equals(element)) {
            return unescape(text.toString());
          }
        }
        default -> {}
      }
    }
    throw new XMLStreamException("a string has no end");
  }

  static String unescape(String text) {
    return ESCAPE
        .matcher(text)
        .replaceAll(escape -> {
          char decoded = (char) Integer.parseInt(escape.group(1), 16);
          return Character.isISOControl(decoded)
              ? " "
              : Matcher.quoteReplacement(String.valueOf(decoded));
        });
  }
}
