package bellwether.app.vendors.xlsx;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.BitSet;
import java.util.HashSet;
import java.util.Set;
import java.util.regex.Pattern;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;

/**
 * Writes the numbers of a workbook as text. Dates are numbers of days there, and only the format of
 * the cell tells that.
 */
final class DateStyles {
  private static final double MAX_DAYS = 2_958_466; // 1 January 10000, which Excel does not have

  /** Text in a format: in quotes, in brackets, or one character that is escaped or only spaces. */
  private static final Pattern LITERAL = Pattern.compile("\"[^\"]*\"|\\[[^\\]]*]|[\\\\_*].");

  private static final Pattern DATE_LETTER = Pattern.compile("[ymdhsYMDHS]");

  private final LocalDate start;
  private final BitSet dateStyles = new BitSet();

  /**
   * @param startsIn1904 whether days count from 1904, as in workbooks of old Macs
   */
  DateStyles(boolean startsIn1904) {
    this.start = startsIn1904 ? LocalDate.of(1904, 1, 1) : LocalDate.of(1899, 12, 30);
  }

  void read(XMLStreamReader xml) throws XMLStreamException {
    Set<String> dateFormats = new HashSet<>();
    boolean inCellStyles = false;
    int style = 0;
    while (xml.hasNext()) {
      int event = xml.next();
      if (event == XMLStreamReader.START_ELEMENT) {
        String format = xml.getAttributeValue(null, "numFmtId");
        switch (xml.getLocalName()) {
          case "numFmt" -> {
            String code = xml.getAttributeValue(null, "formatCode");
            if (code != null && isDateFormat(code)) {
              dateFormats.add(format);
            }
          }
          case "cellXfs" -> inCellStyles = true;
          case "xf" -> {
            if (inCellStyles) {
              dateStyles.set(style++, isBuiltIn(format) || dateFormats.contains(format));
            }
          }
          default -> {}
        }
      } else if (event == XMLStreamReader.END_ELEMENT && xml.getLocalName().equals("cellXfs")) {
        return;
      }
    }
  }

  /** The formats of dates that have a number only (ECMA-376 part 1, 18.8.30). */
  private static boolean isBuiltIn(String format) {
    return format != null && format.matches("1[4-9]|2[0-2]|2[7-9]|3[0-6]|4[5-7]|5[0-8]");
  }

  private static boolean isDateFormat(String code) {
    String letters = LITERAL.matcher(code).replaceAll("");
    return DATE_LETTER.matcher(letters.split(";", 2)[0]).find();
  }

  /** Writes a whole number without a fraction, and a date in ISO 8601. */
  String format(String number, int style) {
    double value;
    try {
      value = Double.parseDouble(number);
    } catch (NumberFormatException e) {
      return number;
    }
    if (!Double.isFinite(value)) {
      return number;
    }
    return dateStyles.get(style) && value >= 1 && value < MAX_DAYS
        ? toDate(value)
        : BigDecimal.valueOf(value).stripTrailingZeros().toPlainString();
  }

  private String toDate(double days) {
    LocalDateTime time = start.atStartOfDay().plusSeconds(Math.round(days * 86_400));
    return time.toLocalTime().toSecondOfDay() == 0
        ? time.toLocalDate().toString()
        : time.toString();
  }
}
