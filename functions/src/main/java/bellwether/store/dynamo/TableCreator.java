package bellwether.store.dynamo;

import bellwether.store.aws.AwsCalls;
import bellwether.store.dynamo.table.TableSchema;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeDefinition;
import software.amazon.awssdk.services.dynamodb.model.BillingMode;
import software.amazon.awssdk.services.dynamodb.model.GlobalSecondaryIndex;
import software.amazon.awssdk.services.dynamodb.model.KeySchemaElement;
import software.amazon.awssdk.services.dynamodb.model.KeyType;
import software.amazon.awssdk.services.dynamodb.model.ProjectionType;
import software.amazon.awssdk.services.dynamodb.model.ResourceInUseException;
import software.amazon.awssdk.services.dynamodb.model.ScalarAttributeType;

/** Creates tables without template.yaml: on one machine and in tests. */
final class TableCreator {
  private TableCreator() {}

  static String defaultName(String aggregate) {
    return "bellwether-" + aggregate;
  }

  static void create(DynamoDbClient client, TableSchema schema, String name) {
    AwsCalls.call(
        "CreateTable",
        name,
        () -> {
          try {
            client.createTable(table ->
                table
                    .tableName(name)
                    .billingMode(BillingMode.PAY_PER_REQUEST)
                    .attributeDefinitions(attributes(schema))
                    .keySchema(keySchema(schema.key()))
                    .globalSecondaryIndexes(indexes(schema)));
          } catch (ResourceInUseException alreadyExists) {
            return false;
          }
          client.waiter().waitUntilTableExists(request -> request.tableName(name));
          return true;
        });
  }

  private static List<AttributeDefinition> attributes(TableSchema schema) {
    return Stream.concat(
            Stream.of(schema.key()), schema.indexes().stream().map(TableSchema.Index::key))
        .flatMap(key -> Stream.of(key.partitionKey(), key.sortKey()))
        .filter(Objects::nonNull)
        .distinct()
        .map(name ->
            AttributeDefinition.builder()
                .attributeName(name)
                .attributeType(ScalarAttributeType.S)
                .build())
        .toList();
  }

  private static List<KeySchemaElement> keySchema(TableSchema.Key key) {
    List<KeySchemaElement> elements = new ArrayList<>();
    elements.add(keySchemaElement(key.partitionKey(), KeyType.HASH));
    if (key.sortKey() != null) {
      elements.add(keySchemaElement(key.sortKey(), KeyType.RANGE));
    }
    return elements;
  }

  private static KeySchemaElement keySchemaElement(String name, KeyType type) {
    return KeySchemaElement.builder().attributeName(name).keyType(type).build();
  }

  /** Null if there are none, because DynamoDB rejects an empty list. */
  private static @Nullable List<GlobalSecondaryIndex> indexes(TableSchema schema) {
    if (schema.indexes().isEmpty()) {
      return null;
    }
    return schema.indexes().stream()
        .map(index ->
            GlobalSecondaryIndex.builder()
                .indexName(index.name())
                .keySchema(keySchema(index.key()))
                .projection(p -> p.projectionType(ProjectionType.KEYS_ONLY))
                .build())
        .toList();
  }
}
