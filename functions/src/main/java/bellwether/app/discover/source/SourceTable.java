package bellwether.app.discover.source;

import bellwether.app.discover.evidence.UnreadableSourceException;
import java.io.IOException;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;

/** A table with a header (RFC 4180), separated by commas, semicolons or tabs. */
record SourceTable(List<String> header, List<AppRecord> records) {
  /** A larger table lists something else than vendors. */
  private static final int MAX_ROWS = 50_000;

  private static final int MAX_COLUMNS = 500;
  private static final List<Character> DELIMITERS = List.of(',', ';', '\t');

  static SourceTable parse(String text) throws UnreadableSourceException {
    List<String> header = List.of();
    List<AppRecord> records = new ArrayList<>();
    try (CSVParser rows = CSVParser.parse(new StringReader(text), format(text))) {
      for (CSVRecord row : rows) {
        if (row.size() > MAX_COLUMNS || records.size() == MAX_ROWS) {
          throw new UnreadableSourceException(
              String.format(
                  Locale.ROOT,
                  "has more than %,d rows or %,d columns: split it and give the parts",
                  MAX_ROWS,
                  MAX_COLUMNS));
        }
        if (header.isEmpty()) {
          header = row.stream().map(cell -> cell.toLowerCase(Locale.ROOT)).toList();
        } else {
          // The number that a spreadsheet shows, the header being row 1.
          records.add(new AppRecord("row " + (records.size() + 2), fields(header, row)));
        }
      }
    } catch (IOException | UncheckedIOException e) {
      throw new UnreadableSourceException(
          String.format(
              Locale.ROOT,
              "is not valid CSV from row %d on: check that every quote is closed",
              records.size() + 2));
    }
    return new SourceTable(header, records);
  }

  private static CSVFormat format(String text) {
    String header = text.lines().filter(line -> !line.isBlank()).findFirst().orElse("");
    char delimiter =
        DELIMITERS.stream()
            .max(Comparator.comparingLong(each -> header.chars().filter(c -> c == each).count()))
            .orElse(',');
    return CSVFormat.RFC4180
        .builder()
        .setDelimiter(delimiter)
        .setIgnoreEmptyLines(true)
        .setIgnoreSurroundingSpaces(true)
        .setTrim(true)
        .get();
  }

  private static Map<String, String> fields(List<String> header, CSVRecord row) {
    Map<String, String> fields = new TreeMap<>();
    for (int i = 0; i < Math.min(header.size(), row.size()); i++) {
      fields.putIfAbsent(header.get(i), row.get(i));
    }
    return fields;
  }

  boolean hasAny(String... columns) {
    return Stream.of(columns).anyMatch(header::contains);
  }
}
