package bellwether.store.dynamo.table;

import bellwether.json.JsonTree;
import bellwether.store.StoreException;
import bellwether.store.aws.AwsService;
import bellwether.store.aws.JsonOperation;
import bellwether.store.dynamo.table.Row.Value;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/**
 * Reads rows with DynamoDB's JSON protocol. The SDK's client loads 2,000 classes for it, which take
 * most of a cold start, and Slack waits for three seconds only.
 *
 * @see <a
 *     href="https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/Programming.LowLevelAPI.html">DynamoDB
 *     low-level API</a>
 */
public final class JsonTableReader implements TableReader {
  private static final int MAX_ATTEMPTS = 3;

  /** A response has 16 MB at most; JSON's escapes can double them. */
  private static final int MAX_RESPONSE_BYTES = 40_000_000;

  private final JsonOperation getItem;
  private final JsonOperation query;
  private final JsonOperation batchGetItem;

  private JsonTableReader(JsonOperation getItem, JsonOperation query, JsonOperation batchGetItem) {
    this.getItem = getItem;
    this.query = query;
    this.batchGetItem = batchGetItem;
  }

  /** Reads from DynamoDB; an attempt takes at most this time to connect, and again to respond. */
  public JsonTableReader(AwsService dynamo, Duration timeout) {
    this(
        operation(dynamo, "GetItem", timeout),
        operation(dynamo, "Query", timeout),
        operation(dynamo, "BatchGetItem", timeout));
  }

  /** The same reader, but it closes each connection after its request. */
  public JsonTableReader withoutKeepAlive() {
    return new JsonTableReader(
        getItem.withoutKeepAlive(), query.withoutKeepAlive(), batchGetItem.withoutKeepAlive());
  }

  private static JsonOperation operation(AwsService dynamo, String name, Duration timeout) {
    return JsonOperation.of(
        dynamo, "DynamoDB_20120810." + name, "1.0", MAX_ATTEMPTS, MAX_RESPONSE_BYTES, timeout);
  }

  @Override
  public Optional<Row> get(String table, Row key) {
    ObjectNode request = JsonTree.newObject();
    request.put("TableName", table).put("ConsistentRead", true);
    request.set("Key", write(key));
    JsonNode item = getItem.call(table, request).path("Item");
    return item.isEmpty() ? Optional.empty() : Optional.of(read(item));
  }

  @Override
  public Page query(
      String table,
      String condition,
      Map<String, String> values,
      QueryOptions options,
      @Nullable Row after) {
    ObjectNode request = JsonTree.newObject();
    request.put("TableName", table).put("KeyConditionExpression", condition);
    ObjectNode placeholders = request.putObject("ExpressionAttributeValues");
    values.forEach((name, text) -> placeholders.putObject(name).put("S", text));
    if (!options.expressionAttributeNames.isEmpty()) {
      options.expressionAttributeNames.forEach(request.putObject("ExpressionAttributeNames")::put);
    }
    if (options.indexName != null) {
      request.put("IndexName", options.indexName);
    }
    if (options.limit != null) {
      request.put("Limit", options.limit);
    }
    request
        .put("ConsistentRead", options.consistentRead)
        .put("ScanIndexForward", options.scanIndexForward);
    if (after != null) {
      request.set("ExclusiveStartKey", write(after));
    }
    JsonNode response = query.call(table, request);
    JsonNode end = response.path("LastEvaluatedKey");
    return new Page(readAll(response.path("Items")), end.isEmpty() ? null : read(end));
  }

  @Override
  public Batch batchGet(String table, List<Row> keys) {
    ObjectNode request = JsonTree.newObject();
    ObjectNode wanted = request.putObject("RequestItems").putObject(table);
    ArrayNode list = wanted.put("ConsistentRead", true).putArray("Keys");
    keys.forEach(key -> list.add(write(key)));
    JsonNode response = batchGetItem.call(table, request);
    return new Batch(
        readAll(response.path("Responses").path(table)),
        readAll(response.path("UnprocessedKeys").path(table).path("Keys")));
  }

  /** Keys are texts. */
  private static ObjectNode write(Row key) {
    ObjectNode attributes = JsonTree.newObject();
    key.texts().forEach((name, text) -> attributes.putObject(name).put("S", text));
    return attributes;
  }

  private static List<Row> readAll(JsonNode items) {
    List<Row> rows = new ArrayList<>(items.size());
    items.forEach(item -> rows.add(read(item)));
    return rows;
  }

  private static Row read(JsonNode item) {
    Map<String, Value> values = new HashMap<>();
    item.properties()
        .forEach(attribute -> values.put(attribute.getKey(), readValue(attribute.getValue())));
    return new Row(values);
  }

  /** The kinds of values that rows have. */
  private static Value readValue(JsonNode value) {
    Map.Entry<String, JsonNode> typed = value.properties().iterator().next();
    JsonNode content = typed.getValue();
    return switch (typed.getKey()) {
      case "S" -> new Value.Text(content.textValue());
      case "N" -> new Value.Numeric(content.textValue());
      case "NS" -> new Value.Other(AttributeValue.fromNs(texts(content)));
      case "SS" -> new Value.Other(AttributeValue.fromSs(texts(content)));
      default -> throw new StoreException("a row has a value of the type " + typed.getKey());
    };
  }

  private static List<String> texts(JsonNode array) {
    List<String> texts = new ArrayList<>();
    array.forEach(element -> texts.add(element.textValue()));
    return texts;
  }
}
