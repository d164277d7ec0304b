package bellwether.store.dynamo.table;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Reads rows of DynamoDB's tables. Reports every failure as a StoreException. */
public interface TableReader {
  /** The row with this key. Strongly consistent. */
  Optional<Row> get(String table, Row key);

  /**
   * One page of the rows that a query finds.
   *
   * @param after the key with which the page before ended; null for the first page
   */
  Page query(
      String table,
      String condition,
      Map<String, String> values,
      QueryOptions options,
      @Nullable Row after);

  /** Those of up to 100 rows that one response holds. Strongly consistent. */
  Batch batchGet(String table, List<Row> keys);

  /**
   * A page of rows.
   *
   * @param end the key with which it ends; null if no further page follows
   */
  record Page(List<Row> rows, @Nullable Row end) {}

  /**
   * Rows of a batch, in any order.
   *
   * @param unprocessed the keys that were not looked for
   */
  record Batch(List<Row> rows, List<Row> unprocessed) {}
}
