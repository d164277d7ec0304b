package bellwether.feed.format.mapped;

import bellwether.feed.text.InputLimits;
import bellwether.feed.text.PlainText;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Element;
import org.jsoup.parser.Parser;

/**
 * Reads the names of suppliers from the tables of a page of subprocessors, in HTML or Markdown. The
 * page is untrusted: every part of what is read is limited.
 */
public final class SupplierTables {
  /** Why a page has no names. */
  public static final String NO_TABLE = "no table with a column of names found";

  /** Far more than any list of subprocessors has. */
  public static final int MAX_ROWS = 300;

  private static final int MAX_NAME = 200;
  private static final int MAX_QUOTE = 200;
  private static final int MAX_ROWS_BEFORE_HEADING = 5;

  /** Stands for the end of a line or a paragraph in a cell. */
  private static final String LINE_END = "\u2028";

  /** Rows that span the table, and rows without a company. */
  private static final String NOT_A_NAME = "(?i)[^\\p{L}]*|n/?a|none|tbd|total";

  private final Map<String, Row> rows = new LinkedHashMap<>();

  private SupplierTables() {}

  /**
   * A row of a table.
   *
   * @param name the cell with the name, up to its first line end
   * @param quote the cells of the row, truncated
   */
  public record Row(String name, String quote) {}

  /**
   * What was read.
   *
   * @param problem why nothing was read; empty if there are rows
   */
  public record Result(List<Row> rows, String problem) {
    public Result {
      rows = List.copyOf(rows);
    }
  }

  /** Reads a page, of which each name counts once. */
  public static Result read(String page) {
    if (InputLimits.exceeds(InputLimits.PAGE_TAGS, page, '<')) {
      return new Result(List.of(), "a web page of more than " + InputLimits.PAGE_TAGS + " tags");
    }
    SupplierTables tables = new SupplierTables();
    if (page.toLowerCase(Locale.ROOT).contains("<table")) {
      Element html = Jsoup.parse(page, "", Parser.htmlParser().setMaxDepth(InputLimits.DEPTH));
      html.select("script, style, template").remove();
      html.select("td br, td p, td div, td li, th br").before(LINE_END);
      html.select("table").forEach(table -> tables.readTable(cells(table)));
    }
    MarkdownTables.read(page).forEach(tables::readTable);
    return tables.rows.isEmpty()
        ? new Result(List.of(), NO_TABLE)
        : new Result(List.copyOf(tables.rows.values()), "");
  }

  /**
   * The texts of the cells, each spanned cell repeated, and a row that spans the table left out.
   */
  private static Stream<List<String>> cells(Element table) {
    TableRows rows = new TableRows(table);
    Stream<List<Element>> all =
        Stream.iterate(rows, TableRows::hasNext, each -> each).map(TableRows::next);
    return all.limit(MAX_ROWS * 4L)
        .filter(row -> row.size() < 2 || row.stream().distinct().count() > 1)
        .map(row -> row.stream().map(SupplierTables::text).toList());
  }

  private static String text(Element cell) {
    return PlainText.truncate(cell.text().replace('\u00a0', ' '), 4 * MAX_QUOTE);
  }

  private void readTable(Stream<List<String>> table) {
    int column = -1;
    List<String> headings = List.of();
    int before = 0;
    for (List<String> row : table.toList()) {
      if (column < 0) {
        column = SupplierHeadings.nameColumn(row.stream().map(SupplierTables::oneLine).toList());
        headings = row;
        if (++before >= MAX_ROWS_BEFORE_HEADING && column < 0) {
          return;
        }
      } else if (!row.equals(headings) && column < row.size()) {
        addRow(row, column);
      }
    }
  }

  private void addRow(List<String> row, int column) {
    String name =
        Stream.of(row.get(column).split(LINE_END))
            .map(String::strip)
            .filter(line -> !line.isEmpty())
            .findFirst()
            .orElse("");
    if (name.isEmpty()
        || name.length() > MAX_NAME
        || name.matches(NOT_A_NAME)
        || rows.size() >= MAX_ROWS) {
      return;
    }
    List<String> cells = new ArrayList<>();
    for (String cell : row) {
      String text = oneLine(cell);
      if (!text.isEmpty() && (cells.isEmpty() || !cells.getLast().equals(text))) {
        cells.add(text);
      }
    }
    rows.putIfAbsent(
        name.toLowerCase(Locale.ROOT),
        new Row(name, PlainText.truncate(String.join(" | ", cells), MAX_QUOTE)));
  }

  private static String oneLine(String cell) {
    return cell.replace(LINE_END, " ").replaceAll("\\s+", " ").strip();
  }
}
