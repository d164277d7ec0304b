package bellwether.app.vendors;

import java.util.regex.Pattern;

/**
 * Text of others in a table that a spreadsheet will open: what begins like a formula is written
 * behind an apostrophe, which makes it text there, and loses that apostrophe when read again.
 *
 * @see <a href="https://owasp.org/www-community/attacks/CSV_Injection">CSV injection</a>
 */
final class CellText {
  /**
   * OWASP's list, in full width too, as East Asian spreadsheets take it; whoever wrote apostrophes
   * before it gets one more, so that one can be taken away again.
   */
  private static final Pattern FORMULA = Pattern.compile("'*[=+\\-@\\t\\r\\n＝＋－＠]");

  private CellText() {}

  static String escape(String text) {
    return FORMULA.matcher(text).lookingAt() ? "'" + text : text;
  }

  static String unescape(String cell) {
    return cell.startsWith("'") && FORMULA.matcher(cell).lookingAt() ? cell.substring(1) : cell;
  }
}
