package bellwether.store.dynamo.table;

import bellwether.store.StoreException;
import bellwether.store.aws.AwsCalls;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.ReturnValuesOnConditionCheckFailure;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItem;

/** Reads and writes one table. Reports every failure as a {@link StoreException}. */
public final class Table {
  /**
   * Identifies the call that last wrote a row. If a response is lost, the SDK repeats the request,
   * whose condition then fails on the row that the first attempt wrote.
   */
  private static final String WRITE_ID = "write";

  /** Enough, because writers of a row conflict for milliseconds only. */
  private static final int MAX_ATTEMPTS = 20;

  private final Supplier<DynamoDbClient> client;
  private final TableReader reader;
  private final String name;
  private final TableSchema schema;

  /** Uses the client for everything that the reader does not read. */
  public Table(
      Supplier<DynamoDbClient> client, TableReader reader, String name, TableSchema schema) {
    this.client = client;
    this.reader = reader;
    this.name = name;
    this.schema = schema;
  }

  public String name() {
    return name;
  }

  TableSchema schema() {
    return schema;
  }

  /** The row with this key. Strongly consistent. */
  public Optional<Row> get(Row key) {
    return reader.get(name, key);
  }

  public void put(Row row) {
    call("PutItem", dynamo -> dynamo.putItem(put -> put.tableName(name).item(row.attributes())));
  }

  /** Puts a row unless one with its key exists; in that case writes nothing and returns false. */
  public boolean putIfAbsent(Row row) {
    return replaceIf(row, "attribute_not_exists(" + schema.key().partitionKey() + ")", Map.of());
  }

  /**
   * Saves a body as the next version of the row with this key, whose version must be {@code
   * replaced}, or 0 if there is no row. Otherwise writes nothing and returns false.
   */
  public boolean save(Row key, String body, long replaced) {
    Row row = key.with(Row.BODY, body).with(Row.VERSION, replaced + 1);
    return replaced == 0 ? putIfAbsent(row) : replaceIfVersion(row, replaced);
  }

  /** Replaces a row that exists and has this version; otherwise returns false. */
  public boolean replaceIfVersion(Row row, long replaced) {
    return replaceIf(
        row, Row.VERSION + " = :version", Map.of(":version", Row.numberValue(replaced)));
  }

  /** Puts a row if the condition holds for the row that it replaces; otherwise returns false. */
  public boolean replaceIf(Row row, String condition, Map<String, AttributeValue> values) {
    AttributeValue writeId = Row.textValue(UUID.randomUUID().toString());
    return call(
        "PutItem",
        dynamo ->
            WriteConditions.hold(
                () ->
                    dynamo.putItem(put ->
                        put.tableName(name)
                            .item(row.with(WRITE_ID, writeId.s()).attributes())
                            .conditionExpression(condition)
                            .expressionAttributeValues(nullIfEmpty(values))
                            .returnValuesOnConditionCheckFailure(
                                ReturnValuesOnConditionCheckFailure.ALL_OLD)),
                WRITE_ID,
                writeId));
  }

  /**
   * Deletes the row with this key if it exists and the condition holds. If a response is lost, this
   * may return false although it deleted the row: at most one call returns true.
   */
  public boolean deleteIf(Row key, String condition, Map<String, AttributeValue> values) {
    return callIf(
        "DeleteItem",
        dynamo ->
            dynamo.deleteItem(delete ->
                delete
                    .tableName(name)
                    .key(key.attributes())
                    .conditionExpression(condition)
                    .expressionAttributeValues(nullIfEmpty(values))));
  }

  /**
   * Updates attributes of the row with this key if the condition holds.
   *
   * @param update an update expression of DynamoDB
   */
  public boolean updateIf(
      Row key, String update, String condition, Map<String, AttributeValue> values) {
    return callIf(
        "UpdateItem",
        dynamo ->
            dynamo.updateItem(request ->
                request
                    .tableName(name)
                    .key(key.attributes())
                    .updateExpression(update)
                    .conditionExpression(condition)
                    .expressionAttributeValues(nullIfEmpty(values))));
  }

  /**
   * Writes all of the items or none. The SDK gives each call its own token, so that a repeated
   * request is the same transaction.
   *
   * @return false if a condition does not hold; empty if another writer interfered
   */
  public Optional<Boolean> transact(TransactWriteItem... items) {
    return call(
        "TransactWriteItems",
        dynamo ->
            WriteConditions.holdTogether(
                () -> dynamo.transactWriteItems(write -> write.transactItems(items))));
  }

  /** Repeats an optimistic write while its result is empty because another writer interfered. */
  public <T> T retry(String operation, Supplier<Optional<T>> write) {
    for (int attempt = 0; attempt < MAX_ATTEMPTS; attempt++) {
      Optional<T> result = write.get();
      if (result.isPresent()) {
        return result.get();
      }
    }
    throw failure(operation, "too many writers");
  }

  /**
   * The rows that a query finds, read page by page as the stream needs them.
   *
   * @param condition the key condition expression, whose placeholders {@code values} replaces
   */
  public Stream<Row> query(
      String condition, Map<String, String> values, Consumer<QueryOptions> choice) {
    QueryOptions options = new QueryOptions();
    choice.accept(options);
    return Stream.iterate(
            reader.query(name, condition, values, options, null),
            Objects::nonNull,
            page ->
                page.end() == null
                    ? null
                    : reader.query(name, condition, values, options, page.end()))
        .flatMap(page -> page.rows().stream());
  }

  TableReader.Batch readBatch(List<Row> keys) {
    return reader.batchGet(name, keys);
  }

  /** Every row of the table. Each row is read with strong consistency. */
  public List<Row> scan() {
    return call(
        "Scan",
        dynamo ->
            dynamo.scanPaginator(scan -> scan.tableName(name).consistentRead(true)).items().stream()
                .map(Row::ofAttributes)
                .toList());
  }

  /** The rows with these keys that exist, in the order of the keys. Strongly consistent. */
  public List<Row> getAll(List<Row> keys) {
    return Batches.getAll(this, keys);
  }

  /** Puts rows, in any order. */
  public void putAll(List<Row> rows) {
    Batches.putAll(this, rows);
  }

  private boolean callIf(String operation, Consumer<DynamoDbClient> write) {
    return call(operation, dynamo -> WriteConditions.hold(() -> write.accept(dynamo)));
  }

  <T> T call(String operation, Function<DynamoDbClient, T> request) {
    return AwsCalls.call(operation, name, () -> request.apply(client.get()));
  }

  StoreException failure(String operation, String reason) {
    return new StoreException(operation + " on " + name + " failed: " + reason);
  }

  /** DynamoDB rejects an empty map. */
  private static @Nullable Map<String, AttributeValue> nullIfEmpty(
      Map<String, AttributeValue> values) {
    return values.isEmpty() ? null : values;
  }
}
