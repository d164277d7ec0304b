package bellwether.store.dynamo.table;

import bellwether.store.StoreException;
import bellwether.store.aws.AwsCalls;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.function.Supplier;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.BatchGetItemResponse;
import software.amazon.awssdk.services.dynamodb.model.ConditionalCheckFailedException;
import software.amazon.awssdk.services.dynamodb.model.GetItemResponse;
import software.amazon.awssdk.services.dynamodb.model.KeysAndAttributes;
import software.amazon.awssdk.services.dynamodb.model.PutItemRequest;
import software.amazon.awssdk.services.dynamodb.model.QueryRequest;
import software.amazon.awssdk.services.dynamodb.model.ReturnValuesOnConditionCheckFailure;

/** One table, and the few ways in which the ports ask it. */
public final class Table {
  /**
   * Names the call that last wrote a row. The SDK sends a request again when the answer is lost;
   * the condition of the second then fails on the row that the first has written, and only this
   * mark tells our own write from somebody else's.
   */
  private static final String WRITE_ID = "write";

  /** BatchGetItem takes no more keys (DynamoDB API Reference). */
  private static final int MAX_BATCH_KEYS = 100;

  /** Answers in a row that leave every key unprocessed before we give up. */
  private static final int MAX_EMPTY_RESPONSES = 5;

  private final Supplier<DynamoDbClient> client;
  private final String name;
  private final TableSchema shape;

  public Table(Supplier<DynamoDbClient> client, String name, TableSchema shape) {
    this.client = client;
    this.name = name;
    this.shape = shape;
  }

  public DynamoDbClient client() {
    return client.get();
  }

  public String name() {
    return name;
  }

  /** The row under this key. Strongly consistent. */
  public Optional<Row> get(Row key) {
    return AwsCalls.call(
        "GetItem",
        name,
        () -> {
          GetItemResponse answer =
              client()
                  .getItem(get -> get.tableName(name).key(key.attributes()).consistentRead(true));
          return answer.hasItem() ? Optional.of(new Row(answer.item())) : Optional.empty();
        });
  }

  public void put(Row row) {
    AwsCalls.call(
        "PutItem", name, () -> client().putItem(put -> put.tableName(name).item(row.attributes())));
  }

  /** Puts a row unless its key is taken; false, with nothing written, if it is. */
  public boolean putIfAbsent(Row row) {
    return putIf(row, "attribute_not_exists(" + shape.key().partitionKey() + ")", Map.of());
  }

  /**
   * Puts a row in the place of the one whose version is {@code replaced}, 0 for none; false, with
   * nothing written, if another version stands there.
   */
  public boolean putIfVersion(Row row, long replaced) {
    return replaced == 0 ? putIfAbsent(row) : replaceIfVersion(row, replaced);
  }

  /** As {@link #putIfVersion}, but there must be a row, whatever its version. */
  public boolean replaceIfVersion(Row row, long replaced) {
    return putIf(row, Row.VERSION + " = :version", Map.of(":version", Row.numberValue(replaced)));
  }

  /** Puts a row if the one in its place is as the condition says; false if it is not. */
  public boolean replaceIf(Row row, String condition, Map<String, AttributeValue> values) {
    return putIf(row, condition, values);
  }

  private boolean putIf(Row row, String condition, Map<String, AttributeValue> values) {
    String write = UUID.randomUUID().toString();
    PutItemRequest.Builder put =
        PutItemRequest.builder()
            .tableName(name)
            .item(row.with(WRITE_ID, write).attributes())
            .conditionExpression(condition)
            .returnValuesOnConditionCheckFailure(ReturnValuesOnConditionCheckFailure.ALL_OLD);
    if (!values.isEmpty()) {
      put.expressionAttributeValues(values);
    }
    return AwsCalls.call(
        "PutItem",
        name,
        () -> {
          try {
            client().putItem(put.build());
            return true;
          } catch (ConditionalCheckFailedException e) {
            return e.hasItem() && Row.textValue(write).equals(e.item().get(WRITE_ID));
          }
        });
  }

  /**
   * Deletes the row under this key if it is there and as the condition says; false if not. A call
   * whose answer was lost may say false though it deleted: once is promised, not at least once.
   */
  public boolean deleteIf(Row key, String condition, Map<String, AttributeValue> values) {
    return AwsCalls.call(
        "DeleteItem",
        name,
        () -> {
          try {
            client()
                .deleteItem(delete ->
                    delete
                        .tableName(name)
                        .key(key.attributes())
                        .conditionExpression(condition)
                        .expressionAttributeValues(values));
            return true;
          } catch (ConditionalCheckFailedException e) {
            return false;
          }
        });
  }

  /** The rows that a query finds, page by page as they are read. */
  public Iterator<Row> query(Consumer<QueryRequest.Builder> query) {
    Iterator<Map<String, AttributeValue>> items =
        AwsCalls.call(
            "Query",
            name,
            () ->
                client()
                    .queryPaginator(query.andThen(request -> request.tableName(name)))
                    .items()
                    .iterator());
    return new Iterator<>() {
      @Override
      public boolean hasNext() {
        return AwsCalls.call("Query", name, items::hasNext);
      }

      @Override
      public Row next() {
        return new Row(AwsCalls.call("Query", name, items::next));
      }
    };
  }

  /** Every row of the table. Strongly consistent row by row. */
  public List<Row> scan() {
    return AwsCalls.call(
        "Scan",
        name,
        () ->
            client()
                .scanPaginator(scan -> scan.tableName(name).consistentRead(true))
                .items()
                .stream()
                .map(Row::new)
                .toList());
  }

  /** The rows under these keys that exist, in the order of the keys. Strongly consistent. */
  public List<Row> getAll(List<Row> keys) {
    Map<Row, Row> found = new HashMap<>();
    for (int from = 0; from < keys.size(); from += MAX_BATCH_KEYS) {
      getBatch(keys.subList(from, Math.min(keys.size(), from + MAX_BATCH_KEYS)), found);
    }
    List<Row> rows = new ArrayList<>();
    for (Row key : keys) {
      Row row = found.get(key);
      if (row != null) {
        rows.add(row);
      }
    }
    return rows;
  }

  /** An answer holds 16 MB at most and names the keys that it left out: ask again for those. */
  private void getBatch(List<Row> keys, Map<Row, Row> found) {
    KeysAndAttributes left =
        KeysAndAttributes.builder()
            .keys(keys.stream().map(Row::attributes).toList())
            .consistentRead(true)
            .build();
    int empty = 0;
    while (left != null) {
      Map<String, KeysAndAttributes> request = Map.of(name, left);
      BatchGetItemResponse answer =
          AwsCalls.call(
              "BatchGetItem", name, () -> client().batchGetItem(get -> get.requestItems(request)));
      List<Map<String, AttributeValue>> items = answer.responses().getOrDefault(name, List.of());
      items.stream().map(Row::new).forEach(row -> found.put(row.key(shape.key()), row));
      left = answer.unprocessedKeys().get(name);
      empty = items.isEmpty() ? empty + 1 : 0;
      if (left != null && empty == MAX_EMPTY_RESPONSES) {
        throw new StoreException("BatchGetItem on " + name + " failed: throttled");
      }
    }
  }
}
