package bellwether.store.dynamo.table;

import bellwether.store.aws.AwsCalls;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.BatchGetItemResponse;
import software.amazon.awssdk.services.dynamodb.model.GetItemResponse;
import software.amazon.awssdk.services.dynamodb.model.KeysAndAttributes;
import software.amazon.awssdk.services.dynamodb.model.QueryRequest;
import software.amazon.awssdk.services.dynamodb.model.QueryResponse;

/** Reads rows with the client of the AWS SDK. */
public record SdkTableReader(Supplier<DynamoDbClient> client) implements TableReader {

  @Override
  public Optional<Row> get(String table, Row key) {
    GetItemResponse response =
        call(
            "GetItem",
            table,
            dynamo ->
                dynamo.getItem(
                    get -> get.tableName(table).key(key.attributes()).consistentRead(true)));
    return response.hasItem() ? Optional.of(Row.ofAttributes(response.item())) : Optional.empty();
  }

  @Override
  public Page query(
      String table,
      String condition,
      Map<String, String> values,
      QueryOptions options,
      @Nullable Row after) {
    Map<String, AttributeValue> attributes = new HashMap<>();
    values.forEach((placeholder, text) -> attributes.put(placeholder, Row.textValue(text)));
    QueryRequest.Builder request =
        QueryRequest.builder()
            .tableName(table)
            .keyConditionExpression(condition)
            .expressionAttributeValues(attributes)
            .indexName(options.indexName)
            .limit(options.limit)
            .consistentRead(options.consistentRead)
            .scanIndexForward(options.scanIndexForward);
    // DynamoDB rejects an empty map.
    if (!options.expressionAttributeNames.isEmpty()) {
      request.expressionAttributeNames(options.expressionAttributeNames);
    }
    if (after != null) {
      request.exclusiveStartKey(after.attributes());
    }
    QueryResponse response = call("Query", table, dynamo -> dynamo.query(request.build()));
    return new Page(
        response.items().stream().map(Row::ofAttributes).toList(),
        response.lastEvaluatedKey().isEmpty()
            ? null
            : Row.ofAttributes(response.lastEvaluatedKey()));
  }

  @Override
  public Batch batchGet(String table, List<Row> keys) {
    KeysAndAttributes wanted =
        KeysAndAttributes.builder()
            .keys(keys.stream().map(Row::attributes).toList())
            .consistentRead(true)
            .build();
    BatchGetItemResponse response =
        call(
            "BatchGetItem",
            table,
            dynamo -> dynamo.batchGetItem(get -> get.requestItems(Map.of(table, wanted))));
    KeysAndAttributes unprocessed = response.unprocessedKeys().get(table);
    return new Batch(
        response.responses().getOrDefault(table, List.of()).stream()
            .map(Row::ofAttributes)
            .toList(),
        unprocessed == null
            ? List.of()
            : unprocessed.keys().stream().map(Row::ofAttributes).toList());
  }

  private <T> T call(String operation, String table, Function<DynamoDbClient, T> request) {
    return AwsCalls.call(operation, table, () -> request.apply(client.get()));
  }
}
