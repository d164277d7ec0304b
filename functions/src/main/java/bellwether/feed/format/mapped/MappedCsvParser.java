package bellwether.feed.format.mapped;

import bellwether.domain.feed.Mapping;
import bellwether.feed.document.FeedDocument;
import bellwether.feed.document.ParseResult;
import bellwether.feed.text.InputLimits;
import bellwether.feed.text.PlainText;
import bellwether.feed.text.TextDecoder;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * Parses values separated by commas, semicolons, tabs or bars by a mapping. The heading is the
 * first line that names the columns of the mapping.
 */
public final class MappedCsvParser {
  private static final char[] DELIMITERS = {',', ';', '\t', '|'};

  /** Maximum number of lines with titles and notes before the heading. */
  private static final int MAX_LINES_BEFORE_HEADING = 50;

  private record Heading(CsvRows rows, ColumnHeadings columns, int next, int missing) {}

  private final RecordMapper mapper;
  private final Heading heading;
  private final TableItems items = new TableItems();

  private MappedCsvParser(RecordMapper mapper, Heading heading) {
    this.mapper = mapper;
    this.heading = heading;
  }

  public static ParseResult parse(FeedDocument document) {
    Mapping mapping = document.mapping();
    if (mapping == null) {
      return new ParseResult.Failure("a table can be read only with a mapping of its columns");
    }
    TextDecoder.Decoded decoded = document.decodeText();
    String text = decoded.text();
    if (text.stripLeading().startsWith("<")) {
      return new ParseResult.Failure("a web page instead of comma-separated values");
    }
    List<String> lines = text.lines().limit(InputLimits.LINES + 1L).toList();
    if (lines.size() > InputLimits.LINES) {
      return new ParseResult.Failure("a table of more than " + InputLimits.LINES + " lines");
    }
    RecordMapper mapped = new RecordMapper(mapping, document.base());
    Heading heading = findHeading(lines, mapped);
    if (heading == null) {
      return new ParseResult.Failure(
          "a table without the columns " + mapped.columns().describeRequired());
    }
    ParseResult result = new MappedCsvParser(mapped, heading).parseRows(lines);
    return decoded.repaired() ? result.asRepaired() : result;
  }

  private static @Nullable Heading findHeading(List<String> lines, RecordMapper mapped) {
    Heading best = null;
    for (char delimiter : DELIMITERS) {
      CsvRows rows = new CsvRows(lines, delimiter);
      for (int line = 0; line < Math.min(lines.size(), MAX_LINES_BEFORE_HEADING); line++) {
        CsvRows.Row row = rows.readRow(line, cells -> false);
        ColumnHeadings columns = ColumnHeadings.of(row.cells());
        int missing = columns.missing(mapped.columns().all()).size();
        if (mapped.columns().canFormTitle(columns) && (best == null || missing < best.missing)) {
          best = new Heading(rows, columns, row.nextLine(), missing);
        }
      }
    }
    return best;
  }

  private ParseResult parseRows(List<String> lines) {
    List<String> missing = heading.columns.missing(mapper.columns().all());
    if (!missing.isEmpty()) {
      items.recordDamage("the table has no column \"" + missing.getFirst() + "\"");
    }
    for (int line = heading.next; line < lines.size(); ) {
      if (items.isFull()) {
        items.skip(
            (int) lines.stream().skip(line).filter(rest -> !rest.isBlank()).count(),
            "the table has more than " + InputLimits.ITEMS + " rows");
        break;
      }
      CsvRows.Row row = heading.rows.readRow(line, this::isDataRow);
      if (row.hasStrayQuote()) {
        items.recordDamage("line " + (line + 1) + " has a stray quote");
      }
      parseRow(row.cells(), line + 1);
      line = row.nextLine();
    }
    return items.toResult();
  }

  private void parseRow(List<String> cells, int line) {
    if (cells.isEmpty()) {
      items.skip(1, "line " + line + " is too long");
      return;
    }
    if (cells.stream().allMatch(String::isBlank) || heading.columns.isRepeatedBy(cells)) {
      return;
    }
    List<String> adjusted = cells;
    if (width(cells) > heading.columns.size()) {
      items.recordDamage("line " + line + " has more cells than the heading");
      adjusted = mergeUnquotedComma(cells);
    }
    List<String> row = adjusted;
    items.addOrSkip(mapper.toItem(name -> cellText(row, name)), "line " + line + " cannot be read");
  }

  /** Joins a name with an unquoted comma if the date is then in its column. */
  private List<String> mergeUnquotedComma(List<String> cells) {
    int at =
        mapper
            .columns()
            .victimColumn()
            .map(heading.columns::indexes)
            .flatMap(places -> places.stream().findFirst())
            .orElse(0);
    int extra = width(cells) - heading.columns.size();
    List<String> merged = new ArrayList<>(cells.subList(0, at));
    merged.add(String.join(", ", cells.subList(at, at + extra + 1)));
    merged.addAll(cells.subList(at + extra + 1, cells.size()));
    return mapper.hasDate(name -> cellText(merged, name)) ? merged : cells;
  }

  private boolean isDataRow(List<String> cells) {
    return cells.size() == heading.columns.size() && mapper.hasDate(name -> cellText(cells, name));
  }

  /** The number of cells without empty ones at the end. */
  private static int width(List<String> cells) {
    int width = cells.size();
    while (width > 0 && cells.get(width - 1).isBlank()) {
      width--;
    }
    return width;
  }

  /** The first non-empty cell of the columns with this name. */
  private String cellText(List<String> cells, String name) {
    return heading.columns.indexes(name).stream()
        .filter(place -> place < cells.size())
        .map(cells::get)
        .map(
            cell -> PlainText.truncate(cell.replace("\uFFFD", "").strip(), InputLimits.FIELD_CHARS))
        .filter(Predicate.not(String::isEmpty))
        .findFirst()
        .orElse("");
  }
}
