package bellwether.feed.format.mapped;

import bellwether.feed.text.InputLimits;
import java.io.IOException;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;

/**
 * Parses the rows of delimited text (RFC 4180) one by one, so that a stray quote does not affect
 * later rows.
 */
final class CsvRows {

  /**
   * @param cells empty if the row is too long
   * @param nextLine the line after the row
   * @param hasStrayQuote whether a quote was read as a letter
   */
  record Row(List<String> cells, int nextLine, boolean hasStrayQuote) {}

  /** A cell with more lines has a quote that is not closed. */
  private static final int MAX_LINES_PER_ROW = 100;

  private static final int MAX_CELLS = 1_000;

  private final List<String> lines;
  private final char delimiter;
  private final CSVFormat format;

  CsvRows(List<String> lines, char delimiter) {
    this.lines = lines;
    this.delimiter = delimiter;
    this.format =
        CSVFormat.RFC4180
            .builder()
            .setDelimiter(delimiter)
            .setTrim(true)
            .setIgnoreSurroundingSpaces(true)
            .get();
  }

  /**
   * Parses the row that begins at a line.
   *
   * @param isRow whether cells are certainly a row; a row of several lines cannot contain one
   */
  Row readRow(int line, Predicate<List<String>> isRow) {
    String first = lines.get(line);
    if (first.length() > InputLimits.MARKUP_CHARS
        || InputLimits.exceeds(MAX_CELLS, first, delimiter)) {
      return new Row(List.of(), line + 1, false);
    }
    return parseStrict(first)
        .map(cells -> new Row(cells, line + 1, false))
        .or(() -> parseMultiline(line, isRow))
        .orElseGet(() -> {
          List<String> lenient = parseLenient(first);
          List<String> literal = parseLiteral(first);
          boolean quoted = isRow.test(lenient) || !isRow.test(literal);
          return new Row(quoted ? lenient : literal, line + 1, true);
        });
  }

  private Optional<Row> parseMultiline(int from, Predicate<List<String>> isRow) {
    StringBuilder row = new StringBuilder(lines.get(from));
    boolean open = hasOddQuotes(lines.get(from));
    boolean holdsRow = false;
    int to = from + 1;
    while (open
        && to < lines.size()
        && to - from < MAX_LINES_PER_ROW
        && row.length() <= InputLimits.MARKUP_CHARS) {
      String line = lines.get(to++);
      row.append('\n').append(line);
      open = !hasOddQuotes(line);
      holdsRow |=
          isRow.test(parseLiteral(line)) && (open || isRow.test(parseLiteral(lines.get(from))));
    }
    int next = to;
    return open || holdsRow
        ? Optional.empty()
        : parseStrict(row.toString()).map(cells -> new Row(cells, next, false));
  }

  private static boolean hasOddQuotes(String line) {
    return line.chars().filter(c -> c == '"').count() % 2 == 1;
  }

  /** The cells if the text is one valid row. */
  private Optional<List<String>> parseStrict(String row) {
    try (CSVParser parser = CSVParser.parse(new StringReader(row), format)) {
      List<CSVRecord> records = parser.getRecords();
      return records.size() == 1 ? Optional.of(records.getFirst().toList()) : Optional.empty();
    } catch (IOException | UncheckedIOException | IllegalStateException broken) {
      return Optional.empty();
    }
  }

  /** A quote ends a cell only if a delimiter follows. */
  private List<String> parseLenient(String line) {
    List<String> cells = new ArrayList<>();
    int at = 0;
    boolean closes = true;
    while (at <= line.length()) {
      boolean opens = closes && line.startsWith("\"", at);
      int end = opens ? closingQuote(line, at + 1) : -1;
      // A quote that is not closed from here is not closed later.
      closes &= !opens || end >= 0;
      if (end >= 0) {
        cells.add(line.substring(at + 1, end).replace("\"\"", "\"").strip());
        at = end + 2;
      } else {
        int next = line.indexOf(delimiter, at);
        int stop = next < 0 ? line.length() : next;
        cells.add(unquote(line.substring(at, stop)));
        at = stop + 1;
      }
    }
    return cells;
  }

  private int closingQuote(String line, int from) {
    for (int at = line.indexOf('"', from); at >= 0; at = line.indexOf('"', at + 1)) {
      if (at + 1 == line.length() || line.charAt(at + 1) == delimiter) {
        return at;
      }
    }
    return -1;
  }

  /** Splits a line without regard to quotes. */
  private List<String> parseLiteral(String line) {
    return Arrays.stream(line.split(Pattern.quote(String.valueOf(delimiter)), -1))
        .map(CsvRows::unquote)
        .toList();
  }

  private static String unquote(String cell) {
    return cell.strip().replaceFirst("^\"", "").replaceFirst("\"$", "").strip();
  }
}
