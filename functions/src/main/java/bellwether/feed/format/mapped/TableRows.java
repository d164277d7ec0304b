package bellwether.feed.format.mapped;

import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jsoup.nodes.Element;

/**
 * The rows of a table in a web page, with a cell for each column. A cell that spans rows or columns
 * is repeated. Nested tables are excluded.
 */
final class TableRows implements Iterator<List<Element>> {
  /** Limits the columns, because a table can declare any number of them. */
  private static final int MAX_COLUMNS = 100;

  private record Span(Element cell, int rows) {}

  private final Iterator<Element> rows;
  private Map<Integer, Span> spans = new TreeMap<>();
  private Element group;

  TableRows(Element group) {
    this.rows = group.select("> tr, > thead > tr, > tbody > tr, > tfoot > tr").iterator();
    this.group = group;
  }

  @Override
  public boolean hasNext() {
    return rows.hasNext();
  }

  @Override
  public List<Element> next() {
    Element row = rows.next();
    Element parent = row.parent();
    if (parent != null && !parent.equals(group)) {
      // A cell spans the rows of its group only.
      spans = new TreeMap<>();
      group = parent;
    }
    List<Element> cells = new ArrayList<>();
    Map<Integer, Span> left = new TreeMap<>();
    for (Element cell : row.children()) {
      if (cell.nameIs("td") || cell.nameIs("th")) {
        addSpannedCells(cells, left);
        int columns = Math.max(1, parseSpan(cell.attr("colspan"), 1));
        // 0 means all remaining rows.
        int spanned = parseSpan(cell.attr("rowspan"), 1);
        for (int i = 0; i < columns && cells.size() < MAX_COLUMNS; i++) {
          if (spanned != 1) {
            left.put(cells.size(), new Span(cell, spanned == 0 ? Integer.MAX_VALUE : spanned - 1));
          }
          cells.add(cell);
        }
      }
    }
    addSpannedCells(cells, left);
    spans = left;
    return cells;
  }

  /** Adds the cells that span into this row from above. */
  private void addSpannedCells(List<Element> cells, Map<Integer, Span> left) {
    for (Span above = spans.get(cells.size());
        above != null && cells.size() < MAX_COLUMNS;
        above = spans.get(cells.size())) {
      if (above.rows > 1) {
        left.put(cells.size(), new Span(above.cell, above.rows - 1));
      }
      cells.add(above.cell);
    }
  }

  private static int parseSpan(String attribute, int absent) {
    return attribute.strip().matches("\\d{1,5}") ? Integer.parseInt(attribute.strip()) : absent;
  }
}
