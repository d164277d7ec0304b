package bellwether.store.dynamo;

import bellwether.store.dynamo.table.Row;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Stream;
import org.slf4j.LoggerFactory;

/**
 * Reads the rows of a list and skips those that this version cannot read, such as rows that a later
 * version wrote before it was rolled back. They stay in the table, and one of them must not prevent
 * the work on all others.
 */
final class ReadableRows {
  private ReadableRows() {}

  static <T> Stream<T> read(List<Row> rows, String keyName, Function<Row, T> reader) {
    return rows.stream().flatMap(row -> readOrSkip(row, keyName, reader));
  }

  private static <T> Stream<T> readOrSkip(Row row, String keyName, Function<Row, T> reader) {
    try {
      return Stream.of(reader.apply(row));
    } catch (RuntimeException e) {
      // Without the message, which may quote the row.
      LoggerFactory.getLogger(ReadableRows.class)
          .error(
              "row skipped key={} reason={}: deploy the version that wrote it",
              row.text(keyName),
              e.getClass().getSimpleName());
      return Stream.empty();
    }
  }
}
