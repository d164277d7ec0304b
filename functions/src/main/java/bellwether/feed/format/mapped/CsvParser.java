package bellwether.feed.format.mapped;

import bellwether.domain.feed.Completeness;
import bellwether.domain.feed.Mapping;
import bellwether.feed.document.Document;
import bellwether.feed.document.ParseResult;
import bellwether.feed.document.ParsedDocument;
import bellwether.feed.document.ParsedItem;
import bellwether.feed.text.CharsetDecoder;
import bellwether.feed.text.InputLimits;
import bellwether.feed.text.PlainText;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * Reads values separated by commas, semicolons, tabs or bars by a mapping; the first line that
 * names the mapping's columns is the heading.
 */
public final class CsvParser {
  private static final char[] DELIMITERS = {',', ';', '\t', '|'};

  /** Titles and notes stand before a heading, not more lines than these. */
  private static final int MAX_LINES_BEFORE_HEADING = 50;

  private record Heading(CsvRows rows, ColumnHeadings columns, int next, int missing) {}

  private final RecordMapper mapper;
  private final Heading findHeading;
  private final List<ParsedItem> items = new ArrayList<>();
  private int skipped;
  private @Nullable String damage;

  private CsvParser(RecordMapper mapped, Heading heading) {
    this.mapper = mapped;
    this.findHeading = heading;
  }

  public static ParseResult parse(Document document) {
    Mapping mapping = document.mapping();
    if (mapping == null) {
      return new ParseResult.Failure("a table can be read only with a mapping of its columns");
    }
    CharsetDecoder.Decoded decoded = document.decodeText();
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
    ParseResult drafts = new CsvParser(mapped, heading).parseRows(lines);
    return drafts instanceof ParseResult.Success(var read, var completeness) && decoded.repaired()
        ? new ParseResult.Success(read, completeness.plus(ParsedDocument.REPAIRED))
        : drafts;
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
    List<String> missing = findHeading.columns.missing(mapper.columns().all());
    if (!missing.isEmpty()) {
      recordDamage("the table has no column \"" + missing.getFirst() + "\"");
    }
    for (int line = findHeading.next; line < lines.size(); ) {
      if (items.size() == InputLimits.ITEMS) {
        skipped += (int) lines.stream().skip(line).filter(rest -> !rest.isBlank()).count();
        recordDamage("the table has more than " + InputLimits.ITEMS + " rows");
        break;
      }
      CsvRows.Row row = findHeading.rows.readRow(line, this::isDataRow);
      if (row.hasStrayQuote()) {
        recordDamage("line " + (line + 1) + " has a stray quote");
      }
      parseRow(row.cells(), line + 1);
      line = row.nextLine();
    }
    if (items.isEmpty() && skipped > 0) {
      return new ParseResult.Failure("a table none of whose rows can be read");
    }
    if (items.isEmpty()) {
      recordDamage("the table has no rows");
    }
    return new ParseResult.Success(items, new Completeness(damage, skipped, 0));
  }

  private void parseRow(List<String> cells, int line) {
    if (cells.isEmpty()) {
      skipped++;
      recordDamage("line " + line + " is too long");
      return;
    }
    if (cells.stream().allMatch(String::isBlank) || findHeading.columns.isRepeatedBy(cells)) {
      return;
    }
    List<String> fitted = cells;
    if (width(cells) > findHeading.columns.size()) {
      recordDamage("line " + line + " has more cells than the heading");
      fitted = mergeUnquotedComma(cells);
    }
    List<String> row = fitted;
    Optional<ParsedItem> draft = mapper.toItem(name -> cellText(row, name));
    if (draft.isPresent()) {
      items.add(draft.get());
    } else {
      skipped++;
      recordDamage("line " + line + " cannot be read");
    }
  }

  /** A name with a comma that nobody quoted; where the date is then in its place, that was it. */
  private List<String> mergeUnquotedComma(List<String> cells) {
    int at =
        mapper
            .columns()
            .victimColumn()
            .map(findHeading.columns::indexes)
            .flatMap(places -> places.stream().findFirst())
            .orElse(0);
    int extra = width(cells) - findHeading.columns.size();
    List<String> merged = new ArrayList<>(cells.subList(0, at));
    merged.add(String.join(", ", cells.subList(at, at + extra + 1)));
    merged.addAll(cells.subList(at + extra + 1, cells.size()));
    return mapper.hasDate(name -> cellText(merged, name)) ? merged : cells;
  }

  private boolean isDataRow(List<String> cells) {
    return cells.size() == findHeading.columns.size()
        && mapper.hasDate(name -> cellText(cells, name));
  }

  /** How many cells there are without the empty ones at the end. */
  private static int width(List<String> cells) {
    int width = cells.size();
    while (width > 0 && cells.get(width - 1).isBlank()) {
      width--;
    }
    return width;
  }

  private void recordDamage(String what) {
    damage = damage == null ? what : damage;
  }

  /** Where several columns have the name, the first that says something. */
  private String cellText(List<String> cells, String name) {
    return findHeading.columns.indexes(name).stream()
        .filter(place -> place < cells.size())
        .map(cells::get)
        .map(
            cell -> PlainText.truncate(cell.replace("\uFFFD", "").strip(), InputLimits.FIELD_CHARS))
        .filter(Predicate.not(String::isEmpty))
        .findFirst()
        .orElse("");
  }
}
