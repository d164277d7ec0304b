package bellwether.feed.format.mapped;

import bellwether.feed.text.InputLimits;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Finds the tables in Markdown: a row of headings, a row of hyphens, and rows until one without a
 * bar (GitHub Flavored Markdown, 4.10 Tables, https://github.github.com/gfm/#tables-extension-).
 */
final class MarkdownTables {
  private static final Pattern DELIMITER_ROW =
      Pattern.compile("\\s*\\|?\\s*:?-+:?\\s*(?:\\|\\s*:?-+:?\\s*)*\\|?\\s*");

  /** A link or an image, of which the text remains. */
  private static final Pattern LINK = Pattern.compile("!?\\[([^\\[\\]]*)]\\([^()]*\\)");

  private static final int MAX_LINE_CHARS = 4_000;
  private static final int MAX_TABLES = 50;

  private MarkdownTables() {}

  static List<Stream<List<String>>> read(String text) {
    List<Stream<List<String>>> tables = new ArrayList<>();
    List<String> lines = text.lines().limit(InputLimits.LINES).toList();
    for (int i = 1; i < lines.size() && tables.size() < MAX_TABLES; i++) {
      if (isRow(lines.get(i - 1)) && isRow(lines.get(i)) && isDelimiter(lines.get(i))) {
        List<List<String>> rows = new ArrayList<>();
        rows.add(cells(lines.get(i - 1)));
        for (i++; i < lines.size() && isRow(lines.get(i)); i++) {
          if (rows.size() <= 4 * SupplierTables.MAX_ROWS) {
            rows.add(cells(lines.get(i)));
          }
        }
        tables.add(rows.stream());
      }
    }
    return tables;
  }

  private static boolean isRow(String line) {
    return line.indexOf('|') >= 0 && line.length() <= MAX_LINE_CHARS;
  }

  private static boolean isDelimiter(String line) {
    return line.indexOf('-') >= 0
        && line.chars().allMatch(c -> "|:- \t".indexOf(c) >= 0)
        && DELIMITER_ROW.matcher(line).matches();
  }

  private static List<String> cells(String line) {
    String row = line.strip();
    String inner =
        row.substring(
            row.startsWith("|") ? 1 : 0,
            row.length() > 1 && row.endsWith("|") && !row.endsWith("\\|")
                ? row.length() - 1
                : row.length());
    return Stream.of(inner.split("(?<!\\\\)\\|", -1)).map(MarkdownTables::plain).toList();
  }

  private static String plain(String cell) {
    return LINK.matcher(cell)
        .replaceAll("$1")
        .replace("\\|", "|")
        .replaceAll("<br ?/?>", "\u2028")
        .replaceAll("[*_`]{1,3}(?=\\S)|(?<=\\S)[*_`]{1,3}", "")
        .strip();
  }
}
