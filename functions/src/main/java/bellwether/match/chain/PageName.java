package bellwether.match.chain;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Finds the name of a company in a cell of a page, which may add notes and an address to it. */
final class PageName {
  /** What stands before a name in brackets, and marks of footnotes after a name. */
  private static final Pattern AFTER_NAME = Pattern.compile("\\s*[(\\[*†‡¹²³].*", Pattern.DOTALL);

  /** A comma before a part with a digit, as an address and a number of a register have. */
  private static final Pattern ADDRESS = Pattern.compile("\\s*,[^,]*\\d.*", Pattern.DOTALL);

  private PageName() {}

  static String of(String cell) {
    String name = cut(AFTER_NAME, cell.strip());
    return cut(ADDRESS, name).replaceFirst("[\\s:;,–-]+$", "");
  }

  /** The text before the first match, or all of it if nothing stands before. */
  private static String cut(Pattern end, String text) {
    Matcher match = end.matcher(text);
    return match.find() && match.start() > 0 ? text.substring(0, match.start()) : text;
  }
}
