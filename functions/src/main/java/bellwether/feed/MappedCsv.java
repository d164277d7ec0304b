package bellwether.feed;

import bellwether.domain.Mapping;
import java.io.IOException;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;
import org.jspecify.annotations.Nullable;

/** Reads comma-separated values (RFC 4180) by a mapping; the first line names the columns. */
final class MappedCsv {
  private static final CSVFormat FORMAT =
      CSVFormat.RFC4180.builder().setTrim(true).setIgnoreEmptyLines(true).get();

  private MappedCsv() {}

  static Drafts read(Document document) {
    Mapping mapping = document.mapping();
    if (mapping == null) {
      return new Drafts.Refused("a table can be read only with a mapping of its columns");
    }
    Decoder.Decoded decoded = document.decoded();
    String text = decoded.text();
    if (text.stripLeading().startsWith("<")) {
      return new Drafts.Refused("a web page instead of comma-separated values");
    }
    Mapped mapped = new Mapped(mapping, document.base());
    List<Draft> drafts = new ArrayList<>();
    boolean degraded = decoded.mended();
    Map<String, Integer> columns = Map.of();
    try (CSVParser rows = CSVParser.parse(new StringReader(text), FORMAT)) {
      for (CSVRecord row : rows) {
        if (row.getRecordNumber() == 1) {
          columns = columns(row);
          if (columns.size() < 2) {
            return new Drafts.Refused("not a table of comma-separated values");
          }
          continue;
        }
        Map<String, Integer> named = columns;
        Optional<Draft> draft = mapped.draft(name -> cell(row, named.get(key(name))));
        if (draft.isEmpty() || drafts.size() == Limits.ITEMS) {
          degraded = true;
        } else {
          drafts.add(draft.get());
        }
      }
    } catch (IOException | UncheckedIOException | IllegalStateException damaged) {
      // A quote that is never closed swallows the rest; what stands before it counts.
      degraded = true;
    }
    return drafts.isEmpty() && degraded
        ? new Drafts.Refused("a table without the columns that its mapping names")
        : new Drafts.Read(drafts, degraded);
  }

  private static Map<String, Integer> columns(CSVRecord heading) {
    Map<String, Integer> columns = new HashMap<>();
    for (int i = 0; i < heading.size(); i++) {
      columns.putIfAbsent(key(heading.get(i)), i);
    }
    return columns;
  }

  private static String key(String name) {
    return name.replace("\uFEFF", "").strip().toLowerCase(Locale.ROOT);
  }

  private static String cell(CSVRecord row, @Nullable Integer column) {
    return column == null || column >= row.size()
        ? ""
        : PlainText.cut(row.get(column).replace("\uFFFD", "").strip(), Limits.FIELD_CHARS);
  }
}
