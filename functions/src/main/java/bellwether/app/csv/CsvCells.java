package bellwether.app.csv;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/**
 * Writes and reads the cells of a table that a spreadsheet will open. Text that looks like a
 * formula gets an apostrophe in front, which makes it text there, and loses it when read again.
 *
 * @see <a href="https://owasp.org/www-community/attacks/CSV_Injection">CSV injection</a>
 */
public final class CsvCells {
  /**
   * OWASP's list, also in full width, which East Asian spreadsheets accept. Text with apostrophes
   * before a formula gets one more, so that reading can remove one.
   */
  private static final String FORMULA = "'*[=+\\-@\\t\\r\\n＝＋－＠]";

  /**
   * Where a cell may start: at the start of the text and, in spreadsheets that separate columns by
   * semicolons, after each semicolon.
   */
  private static final String CELL_START = "(^\"*|;[\\s\"]*)";

  private static final Pattern UNESCAPED = Pattern.compile(CELL_START + "(?=" + FORMULA + ")");
  private static final Pattern ESCAPED = Pattern.compile(CELL_START + "'(?=" + FORMULA + ")");

  private CsvCells() {}

  public static String escape(String text) {
    return UNESCAPED.matcher(text).replaceAll("$1'");
  }

  public static String unescape(String cell) {
    return ESCAPED.matcher(cell).replaceAll("$1");
  }

  /**
   * Writes several names into one cell, separated by semicolons. A semicolon within a name is
   * written {@code \;}, and a blank separates a backslash at the end of a name from the next
   * semicolon. Each name is escaped.
   */
  public static String writeList(List<String> names) {
    StringBuilder cell = new StringBuilder();
    for (String name : names) {
      if (!cell.isEmpty()) {
        cell.append(cell.charAt(cell.length() - 1) == '\\' ? " ; " : "; ");
      }
      cell.append(escape(name).replace(";", "\\;"));
    }
    return cell.toString();
  }

  public static List<String> readList(String cell) {
    List<String> names = new ArrayList<>();
    StringBuilder name = new StringBuilder();
    for (int i = 0; i < cell.length(); i++) {
      char c = cell.charAt(i);
      if (c == '\\' && cell.startsWith(";", i + 1)) {
        name.append(';');
        i++;
      } else if (c == ';') {
        names.add(name.toString());
        name.setLength(0);
      } else {
        name.append(c);
      }
    }
    names.add(name.toString());
    return names.stream()
        .map(String::strip)
        .filter(stripped -> !stripped.isEmpty())
        .map(CsvCells::unescape)
        .toList();
  }
}
