package bellwether.feed.format.mapped;

import bellwether.feed.document.ParsedItem;
import bellwether.feed.document.ParseResult;
import bellwether.feed.document.Document;
import bellwether.feed.text.InputLimits;
import bellwether.feed.text.PlainText;

import bellwether.domain.feed.Completeness;
import bellwether.domain.feed.Mapping;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Element;
import org.jsoup.parser.Parser;
import org.jsoup.select.Selector.SelectorParseException;
import org.jspecify.annotations.Nullable;

/**
 * Reads the tables in a web page that have a mapping's columns; {@code Name@href} is the link in a
 * cell. Rows that are hidden are read as well: pages hide what is on their second screen.
 */
public final class HtmlTableParser {
  /** Headings stand in one of the first rows. */
  private static final int MOST_ROWS_BEFORE = 20;

  /** What is in a cell for programs only, such as a key to sort by. */
  private static final String UNSEEN =
      "template, td span[hidden], td span[style~=(?i)display\\s*:\\s*none]";

  /**
   * A table with a row of headings.
   *
   * @param heading the number of that row
   * @param missing how many of the columns that are required it lacks
   */
  private record Table(Element element, ColumnHeadings columns, int heading, int missing) {}

  private final RecordMapper mapped;
  private final List<ParsedItem> drafts = new ArrayList<>();
  private int skipped;
  private @Nullable String damage;

  private HtmlTableParser(RecordMapper mapped) {
    this.mapped = mapped;
  }

  public static ParseResult read(Document document) {
    Mapping mapping = document.mapping();
    if (mapping == null) {
      return new ParseResult.Refused("a web page can be read only with a mapping of its table");
    }
    String html = document.decoded().text();
    if (InputLimits.passes(InputLimits.PAGE_TAGS, html, '<')) {
      return new ParseResult.Refused("a web page of more than " + InputLimits.PAGE_TAGS + " tags");
    }
    Element page = Jsoup.parse(html, "", Parser.htmlParser().setMaxDepth(InputLimits.DEPTH));
    page.select(UNSEEN).remove();
    return new HtmlTableParser(new RecordMapper(mapping, document.base())).page(page, mapping.items());
  }

  private ParseResult page(Element page, String selector) {
    List<Table> tables = tables(selected(page, selector));
    if (tables.isEmpty()) {
      tables = tables(page.select("table"));
      note("the table that the mapping selects is not there, but others have its columns");
    }
    if (tables.isEmpty()) {
      return new ParseResult.Refused(
          "a web page without a table with the columns " + mapped.columns().requiredNames());
    }
    Set<String> missing = new LinkedHashSet<>(mapped.columns().all());
    tables.forEach(table -> missing.retainAll(table.columns.missing(mapped.columns().all())));
    if (!missing.isEmpty()) {
      note("no table has the column \"" + missing.iterator().next() + "\"");
    }
    tables.forEach(this::rows);
    if (drafts.isEmpty() && skipped > 0) {
      return new ParseResult.Refused("a table none of whose rows can be read");
    }
    if (drafts.isEmpty()) {
      note("the table has no rows");
    }
    return new ParseResult.Read(drafts, new Completeness(damage, skipped, 0));
  }

  private static Set<Element> selected(Element page, String selector) {
    try {
      return page.select(selector.isBlank() ? "table" : selector).stream()
          .flatMap(element ->
              element.nameIs("table") ? Stream.of(element) : element.select("table").stream())
          .collect(Collectors.toCollection(LinkedHashSet::new));
    } catch (SelectorParseException wrong) {
      return Set.of();
    }
  }

  /** The tables that lack the fewest of the columns that are required. */
  private List<Table> tables(Iterable<Element> candidates) {
    List<Table> best = new ArrayList<>();
    for (Element candidate : candidates) {
      Table table = table(candidate);
      if (table != null && !best.isEmpty() && table.missing < best.getFirst().missing) {
        best.clear();
      }
      if (table != null && (best.isEmpty() || table.missing == best.getFirst().missing)) {
        best.add(table);
      }
    }
    return best;
  }

  /** A heading may have several rows; the one with most of the columns has them all. */
  private @Nullable Table table(Element element) {
    Table best = null;
    int fewest = Integer.MAX_VALUE;
    TableRows rows = new TableRows(element);
    for (int row = 0; rows.hasNext() && row < MOST_ROWS_BEFORE; row++) {
      ColumnHeadings columns = ColumnHeadings.of(texts(rows.next()));
      int missing = columns.missing(mapped.columns().all()).size();
      if (mapped.columns().areTitled(columns) && missing < fewest) {
        fewest = missing;
        best =
            new Table(element, columns, row, columns.missing(mapped.columns().required()).size());
      }
    }
    return best;
  }

  private void rows(Table table) {
    TableRows rows = new TableRows(table.element);
    for (int row = 0; rows.hasNext(); row++) {
      List<Element> cells = rows.next();
      if (row <= table.heading || !isData(cells, table.columns)) {
        continue;
      }
      if (drafts.size() == InputLimits.ITEMS) {
        skipped++;
        note("the page has more than " + InputLimits.ITEMS + " rows");
        continue;
      }
      Optional<ParsedItem> draft = mapped.draft(field -> value(cells, table.columns, field));
      draft.ifPresent(drafts::add);
      if (draft.isEmpty()) {
        skipped++;
        note("row " + (row + 1) + " of a table cannot be read");
      }
    }
  }

  /** Not empty, no heading again, and no line across the table such as "2025". */
  private boolean isData(List<Element> cells, ColumnHeadings columns) {
    Set<Element> own = new LinkedHashSet<>();
    int places = 0;
    for (String field : mapped.columns().all()) {
      for (int place : columns.places(field)) {
        if (place < cells.size()) {
          places++;
          own.add(cells.get(place));
        }
      }
    }
    boolean across = places > 1 && own.size() == 1;
    List<String> texts = texts(cells);
    return !across && !texts.stream().allMatch(String::isEmpty) && !columns.isRepeatedBy(texts);
  }

  private static List<String> texts(List<Element> cells) {
    return cells.stream().map(HtmlTableParser::text).toList();
  }

  private static String text(Element cell) {
    return PlainText.cut(cell.text().replace('\u00a0', ' ').strip(), InputLimits.FIELD_CHARS);
  }

  private static String value(List<Element> cells, ColumnHeadings columns, String field) {
    boolean link = field.endsWith(MappedColumns.HREF);
    for (int place : columns.places(MappedColumns.column(field))) {
      if (place < cells.size()) {
        Element anchor = link ? cells.get(place).selectFirst("a[href]") : null;
        String value =
            link ? anchor == null ? "" : anchor.attr("href").strip() : text(cells.get(place));
        if (!value.isEmpty()) {
          return PlainText.cut(value, InputLimits.FIELD_CHARS);
        }
      }
    }
    return "";
  }

  private void note(String what) {
    damage = damage == null ? what : damage;
  }
}
