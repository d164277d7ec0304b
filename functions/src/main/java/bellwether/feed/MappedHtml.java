package bellwether.feed;

import bellwether.domain.Mapping;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Element;
import org.jsoup.parser.Parser;
import org.jsoup.select.Elements;
import org.jsoup.select.Selector.SelectorParseException;
import org.jspecify.annotations.Nullable;

/**
 * Reads a table in a web page by a mapping of its columns; {@code Name@href} is the link in a cell.
 */
final class MappedHtml {
  private static final String HREF = "@href";

  private MappedHtml() {}

  static Drafts read(Document document) {
    Mapping mapping = document.mapping();
    if (mapping == null) {
      return new Drafts.Refused("a web page can be read only with a mapping of its table");
    }
    String html = document.decoded().text();
    if (Limits.passes(Limits.PAGE_TAGS, html, '<')) {
      return new Drafts.Refused("a web page of more than " + Limits.PAGE_TAGS + " tags");
    }
    Element table = table(html, mapping.items());
    if (table == null) {
      return new Drafts.Refused("a web page without the table that its mapping names");
    }
    Elements rows = table.select("tr");
    Map<String, Integer> columns = new HashMap<>();
    Element heading = rows.first();
    if (heading != null) {
      Elements headings = heading.select("> th, > td");
      for (int i = 0; i < headings.size(); i++) {
        columns.putIfAbsent(key(headings.get(i).text()), i);
      }
    }
    Mapped mapped = new Mapped(mapping, document.base());
    List<Draft> drafts = new ArrayList<>();
    boolean degraded = false;
    for (Element row : rows.subList(Math.min(1, rows.size()), rows.size())) {
      Elements cells = row.select("> td, > th");
      Optional<Draft> draft = mapped.draft(field -> value(cells, columns, field));
      if (draft.isEmpty() || drafts.size() == Limits.ITEMS) {
        degraded |= !cells.isEmpty();
      } else {
        drafts.add(draft.get());
      }
    }
    return drafts.isEmpty() && degraded
        ? new Drafts.Refused("a table without the columns that its mapping names")
        : new Drafts.Read(drafts, degraded);
  }

  private static @Nullable Element table(String html, String selector) {
    try {
      return Jsoup.parse(html, "", Parser.htmlParser().setMaxDepth(Limits.DEPTH))
          .selectFirst(selector.isBlank() ? "table" : selector);
    } catch (SelectorParseException wrong) {
      return null;
    }
  }

  private static String value(Elements cells, Map<String, Integer> columns, String field) {
    boolean link = field.endsWith(HREF);
    String name = link ? field.substring(0, field.length() - HREF.length()) : field;
    Integer column = columns.get(key(name));
    if (column == null || column >= cells.size()) {
      return "";
    }
    Element cell = cells.get(column);
    Element anchor = link ? cell.selectFirst("a[href]") : null;
    String value = link ? anchor == null ? "" : anchor.attr("href") : cell.text();
    return PlainText.cut(value.strip(), Limits.FIELD_CHARS);
  }

  private static String key(String heading) {
    return heading.strip().toLowerCase(Locale.ROOT);
  }
}
