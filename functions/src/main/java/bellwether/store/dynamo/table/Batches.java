package bellwether.store.dynamo.table;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import software.amazon.awssdk.services.dynamodb.model.WriteRequest;

/** Reads and writes rows in batches, and retries unprocessed ones. */
final class Batches {
  /** The most keys in one BatchGetItem request (DynamoDB API Reference). */
  private static final int MAX_KEYS = 100;

  /** The most requests in one BatchWriteItem request (DynamoDB API Reference). */
  private static final int MAX_WRITES = 25;

  /** The maximum number of consecutive responses that process nothing. */
  private static final int MAX_EMPTY_RESPONSES = 5;

  private Batches() {}

  static List<Row> getAll(Table table, List<Row> keys) {
    Map<Row, Row> found = new HashMap<>();
    for (int from = 0; from < keys.size(); from += MAX_KEYS) {
      get(table, keys.subList(from, Math.min(keys.size(), from + MAX_KEYS)), found);
    }
    return keys.stream().map(found::get).filter(Objects::nonNull).toList();
  }

  /** A response holds 16 MB at most and names the keys that are missing from it. */
  private static void get(Table table, List<Row> keys, Map<Row, Row> found) {
    List<Row> pending = keys;
    int emptyResponses = 0;
    while (!pending.isEmpty()) {
      TableReader.Batch batch = table.readBatch(pending);
      batch.rows().forEach(row -> found.put(row.key(table.schema().key()), row));
      pending = batch.unprocessed();
      emptyResponses = batch.rows().isEmpty() ? emptyResponses + 1 : 0;
      if (!pending.isEmpty() && emptyResponses == MAX_EMPTY_RESPONSES) {
        throw table.failure("BatchGetItem", "throttled");
      }
    }
  }

  static void putAll(Table table, List<Row> rows) {
    List<WriteRequest> writes =
        rows.stream()
            .map(
                row -> WriteRequest.builder().putRequest(put -> put.item(row.attributes())).build())
            .toList();
    for (int from = 0; from < writes.size(); from += MAX_WRITES) {
      put(table, writes.subList(from, Math.min(writes.size(), from + MAX_WRITES)));
    }
  }

  private static void put(Table table, List<WriteRequest> writes) {
    List<WriteRequest> pending = writes;
    int emptyResponses = 0;
    while (!pending.isEmpty()) {
      Map<String, List<WriteRequest>> request = Map.of(table.name(), pending);
      List<WriteRequest> unprocessed =
          table
              .call(
                  "BatchWriteItem",
                  dynamo -> dynamo.batchWriteItem(batch -> batch.requestItems(request)))
              .unprocessedItems()
              .getOrDefault(table.name(), List.of());
      emptyResponses = unprocessed.size() == pending.size() ? emptyResponses + 1 : 0;
      if (emptyResponses == MAX_EMPTY_RESPONSES) {
        throw table.failure("BatchWriteItem", "throttled");
      }
      pending = unprocessed;
    }
  }
}
