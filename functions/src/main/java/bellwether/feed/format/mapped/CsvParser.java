package bellwether.feed.format.mapped;

import bellwether.feed.document.ParsedItem;
import bellwether.feed.document.ParseResult;
import bellwether.feed.document.Document;
import bellwether.feed.text.CharsetDecoder;
import bellwether.feed.text.InputLimits;
import bellwether.feed.document.ParsedDocument;
import bellwether.feed.text.PlainText;

import bellwether.domain.feed.Completeness;
import bellwether.domain.feed.Mapping;
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
  private static final int MOST_LINES_BEFORE = 50;

  private record Heading(CsvRows rows, ColumnHeadings columns, int next, int missing) {}

  private final RecordMapper mapped;
  private final Heading heading;
  private final List<ParsedItem> drafts = new ArrayList<>();
  private int skipped;
  private @Nullable String damage;

  private CsvParser(RecordMapper mapped, Heading heading) {
    this.mapped = mapped;
    this.heading = heading;
  }

  public static ParseResult read(Document document) {
    Mapping mapping = document.mapping();
    if (mapping == null) {
      return new ParseResult.Refused("a table can be read only with a mapping of its columns");
    }
    CharsetDecoder.Decoded decoded = document.decoded();
    String text = decoded.text();
    if (text.stripLeading().startsWith("<")) {
      return new ParseResult.Refused("a web page instead of comma-separated values");
    }
    List<String> lines = text.lines().limit(InputLimits.LINES + 1L).toList();
    if (lines.size() > InputLimits.LINES) {
      return new ParseResult.Refused("a table of more than " + InputLimits.LINES + " lines");
    }
    RecordMapper mapped = new RecordMapper(mapping, document.base());
    Heading heading = heading(lines, mapped);
    if (heading == null) {
      return new ParseResult.Refused("a table without the columns " + mapped.columns().requiredNames());
    }
    ParseResult drafts = new CsvParser(mapped, heading).rows(lines);
    return drafts instanceof ParseResult.Read(var read, var completeness) && decoded.mended()
        ? new ParseResult.Read(read, completeness.plus(ParsedDocument.REPAIRED))
        : drafts;
  }

  private static @Nullable Heading heading(List<String> lines, RecordMapper mapped) {
    Heading best = null;
    for (char delimiter : DELIMITERS) {
      CsvRows rows = new CsvRows(lines, delimiter);
      for (int line = 0; line < Math.min(lines.size(), MOST_LINES_BEFORE); line++) {
        CsvRows.Row row = rows.at(line, cells -> false);
        ColumnHeadings columns = ColumnHeadings.of(row.cells());
        int missing = columns.missing(mapped.columns().all()).size();
        if (mapped.columns().areTitled(columns) && (best == null || missing < best.missing)) {
          best = new Heading(rows, columns, row.next(), missing);
        }
      }
    }
    return best;
  }

  private ParseResult rows(List<String> lines) {
    List<String> missing = heading.columns.missing(mapped.columns().all());
    if (!missing.isEmpty()) {
      note("the table has no column \"" + missing.getFirst() + "\"");
    }
    for (int line = heading.next; line < lines.size(); ) {
      if (drafts.size() == InputLimits.ITEMS) {
        skipped += (int) lines.stream().skip(line).filter(rest -> !rest.isBlank()).count();
        note("the table has more than " + InputLimits.ITEMS + " rows");
        break;
      }
      CsvRows.Row row = heading.rows.at(line, this::isRow);
      if (row.stray()) {
        note("line " + (line + 1) + " has a stray quote");
      }
      row(row.cells(), line + 1);
      line = row.next();
    }
    if (drafts.isEmpty() && skipped > 0) {
      return new ParseResult.Refused("a table none of whose rows can be read");
    }
    if (drafts.isEmpty()) {
      note("the table has no rows");
    }
    return new ParseResult.Read(drafts, new Completeness(damage, skipped, 0));
  }

  private void row(List<String> cells, int line) {
    if (cells.isEmpty()) {
      skipped++;
      note("line " + line + " is too long");
      return;
    }
    if (cells.stream().allMatch(String::isBlank) || heading.columns.isRepeatedBy(cells)) {
      return;
    }
    List<String> fitted = cells;
    if (width(cells) > heading.columns.size()) {
      note("line " + line + " has more cells than the heading");
      fitted = merged(cells);
    }
    List<String> row = fitted;
    Optional<ParsedItem> draft = mapped.draft(name -> cell(row, name));
    if (draft.isPresent()) {
      drafts.add(draft.get());
    } else {
      skipped++;
      note("line " + line + " cannot be read");
    }
  }

  /** A name with a comma that nobody quoted; where the date is then in its place, that was it. */
  private List<String> merged(List<String> cells) {
    int at =
        mapped
            .columns()
            .name()
            .map(heading.columns::places)
            .flatMap(places -> places.stream().findFirst())
            .orElse(0);
    int extra = width(cells) - heading.columns.size();
    List<String> merged = new ArrayList<>(cells.subList(0, at));
    merged.add(String.join(", ", cells.subList(at, at + extra + 1)));
    merged.addAll(cells.subList(at + extra + 1, cells.size()));
    return mapped.isDated(name -> cell(merged, name)) ? merged : cells;
  }

  private boolean isRow(List<String> cells) {
    return cells.size() == heading.columns.size() && mapped.isDated(name -> cell(cells, name));
  }

  /** How many cells there are without the empty ones at the end. */
  private static int width(List<String> cells) {
    int width = cells.size();
    while (width > 0 && cells.get(width - 1).isBlank()) {
      width--;
    }
    return width;
  }

  private void note(String what) {
    damage = damage == null ? what : damage;
  }

  /** Where several columns have the name, the first that says something. */
  private String cell(List<String> cells, String name) {
    return heading.columns.places(name).stream()
        .filter(place -> place < cells.size())
        .map(cells::get)
        .map(cell -> PlainText.cut(cell.replace("\uFFFD", "").strip(), InputLimits.FIELD_CHARS))
        .filter(Predicate.not(String::isEmpty))
        .findFirst()
        .orElse("");
  }
}
