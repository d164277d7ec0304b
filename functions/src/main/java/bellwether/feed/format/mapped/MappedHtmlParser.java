package bellwether.feed.format.mapped;

import bellwether.domain.feed.Mapping;
import bellwether.feed.document.FeedDocument;
import bellwether.feed.document.ParseResult;
import bellwether.feed.text.InputLimits;
import bellwether.feed.text.PlainText;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Element;
import org.jsoup.parser.Parser;
import org.jsoup.select.Selector.SelectorParseException;
import org.jspecify.annotations.Nullable;

/**
 * Parses the tables in a web page that have the columns of a mapping; {@code Name@href} is the link
 * in a cell. Includes hidden rows, because pages hide all but the first ones.
 */
public final class MappedHtmlParser {
  /** The heading is in one of the first rows. */
  private static final int MAX_ROWS_BEFORE_HEADING = 20;

  /** Content of a cell that is not for people, such as a sort key. */
  private static final String HIDDEN_ELEMENTS =
      "template, td span[hidden], td span[style~=(?i)display\\s*:\\s*none]";

  /**
   * A table with a row of headings.
   *
   * @param heading the index of that row
   * @param missing the number of missing required columns
   */
  private record Table(Element element, ColumnHeadings columns, int heading, int missing) {}

  private final RecordMapper mapper;
  private final TableItems items = new TableItems();

  private MappedHtmlParser(RecordMapper mapper) {
    this.mapper = mapper;
  }

  public static ParseResult parse(FeedDocument document) {
    Mapping mapping = document.mapping();
    if (mapping == null) {
      return new ParseResult.Failure("a web page can be read only with a mapping of its table");
    }
    String html = document.decodeText().text();
    if (InputLimits.exceeds(InputLimits.PAGE_TAGS, html, '<')) {
      return new ParseResult.Failure("a web page of more than " + InputLimits.PAGE_TAGS + " tags");
    }
    Element page = Jsoup.parse(html, "", Parser.htmlParser().setMaxDepth(InputLimits.DEPTH));
    page.select(HIDDEN_ELEMENTS).remove();
    return new MappedHtmlParser(new RecordMapper(mapping, document.base()))
        .parsePage(page, mapping.items());
  }

  private ParseResult parsePage(Element page, String selector) {
    List<Table> tables = findTables(selectTables(page, selector));
    if (tables.isEmpty()) {
      tables = findTables(page.select("table"));
      items.recordDamage(
          "the table that the mapping selects is not there, but others have its columns");
    }
    if (tables.isEmpty()) {
      return new ParseResult.Failure(
          "a web page without a table with the columns " + mapper.columns().describeRequired());
    }
    Set<String> missing = new LinkedHashSet<>(mapper.columns().all());
    tables.forEach(table -> missing.retainAll(table.columns.missing(mapper.columns().all())));
    if (!missing.isEmpty()) {
      items.recordDamage("no table has the column \"" + missing.iterator().next() + "\"");
    }
    tables.forEach(this::parseRows);
    return items.toResult();
  }

  private static Set<Element> selectTables(Element page, String selector) {
    try {
      return page.select(selector.isBlank() ? "table" : selector).stream()
          .flatMap(element ->
              element.nameIs("table") ? Stream.of(element) : element.select("table").stream())
          .collect(Collectors.toCollection(LinkedHashSet::new));
    } catch (SelectorParseException wrong) {
      return Set.of();
    }
  }

  /** The tables with the fewest missing required columns. */
  private List<Table> findTables(Iterable<Element> candidates) {
    TreeMap<Integer, List<Table>> byMissing = new TreeMap<>();
    for (Element candidate : candidates) {
      Table table = findHeading(candidate);
      if (table != null) {
        byMissing.computeIfAbsent(table.missing, missing -> new ArrayList<>()).add(table);
      }
    }
    return byMissing.values().stream().findFirst().orElse(List.of());
  }

  /** A heading may have several rows; the one with the most columns counts. */
  private @Nullable Table findHeading(Element element) {
    Table best = null;
    int fewest = Integer.MAX_VALUE;
    TableRows rows = new TableRows(element);
    for (int row = 0; rows.hasNext() && row < MAX_ROWS_BEFORE_HEADING; row++) {
      ColumnHeadings columns = ColumnHeadings.of(cellTexts(rows.next()));
      int missing = columns.missing(mapper.columns().all()).size();
      if (mapper.columns().canFormTitle(columns) && missing < fewest) {
        fewest = missing;
        best =
            new Table(element, columns, row, columns.missing(mapper.columns().required()).size());
      }
    }
    return best;
  }

  private void parseRows(Table table) {
    TableRows rows = new TableRows(table.element);
    for (int row = 0; rows.hasNext(); row++) {
      List<Element> cells = rows.next();
      if (row <= table.heading || !isDataRow(cells, table.columns)) {
        continue;
      }
      if (items.isFull()) {
        items.skip(1, "the page has more than " + InputLimits.ITEMS + " rows");
        continue;
      }
      items.addOrSkip(
          mapper.toItem(field -> fieldValue(cells, table.columns, field)),
          "row " + (row + 1) + " of a table cannot be read");
    }
  }

  /** Not empty, not a repeated heading, and not a line across the table such as "2025". */
  private boolean isDataRow(List<Element> cells, ColumnHeadings columns) {
    Set<Element> distinctCells = new LinkedHashSet<>();
    int columnCount = 0;
    for (String field : mapper.columns().all()) {
      for (int place : columns.indexes(field)) {
        if (place < cells.size()) {
          columnCount++;
          distinctCells.add(cells.get(place));
        }
      }
    }
    boolean isSpanned = columnCount > 1 && distinctCells.size() == 1;
    List<String> texts = cellTexts(cells);
    return !isSpanned && !texts.stream().allMatch(String::isEmpty) && !columns.isRepeatedBy(texts);
  }

  private static List<String> cellTexts(List<Element> cells) {
    return cells.stream().map(MappedHtmlParser::cellText).toList();
  }

  private static String cellText(Element cell) {
    return PlainText.truncate(cell.text().replace('\u00a0', ' ').strip(), InputLimits.FIELD_CHARS);
  }

  private static String fieldValue(List<Element> cells, ColumnHeadings columns, String field) {
    boolean link = field.endsWith(MappedColumns.HREF_SUFFIX);
    for (int place : columns.indexes(MappedColumns.columnName(field))) {
      if (place < cells.size()) {
        Element anchor = link ? cells.get(place).selectFirst("a[href]") : null;
        String value =
            link ? anchor == null ? "" : anchor.attr("href").strip() : cellText(cells.get(place));
        if (!value.isEmpty()) {
          return PlainText.truncate(value, InputLimits.FIELD_CHARS);
        }
      }
    }
    return "";
  }
}
