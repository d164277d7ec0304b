package bellwether.store.dynamo;

import bellwether.store.aws.AwsCalls;
import bellwether.store.dynamo.table.TableSchema;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
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

/** Creates tables where no template.yaml does: on one machine and in tests. */
final class TableCreator {
  private TableCreator() {}

  /** The default name of an aggregate's table. */
  static String defaultName(String aggregate) {
    return "bellwether-" + aggregate;
  }

  static void create(DynamoDbClient client, TableSchema shape, String name) {
    AwsCalls.call(
        "CreateTable",
        name,
        () -> {
          try {
            client.createTable(table ->
                table
                    .tableName(name)
                    .billingMode(BillingMode.PAY_PER_REQUEST)
                    .attributeDefinitions(attributes(shape))
                    .keySchema(keySchema(shape.key()))
                    .globalSecondaryIndexes(indexes(shape)));
          } catch (ResourceInUseException alreadyThere) {
            return false;
          }
          client.waiter().waitUntilTableExists(request -> request.tableName(name));
          return true;
        });
  }

  private static List<AttributeDefinition> attributes(TableSchema shape) {
    Set<String> names = new LinkedHashSet<>(attributeNames(shape.key()));
    shape.indexes().forEach(index -> names.addAll(attributeNames(index.key())));
    return names.stream()
        .map(name ->
            AttributeDefinition.builder()
                .attributeName(name)
                .attributeType(ScalarAttributeType.S)
                .build())
        .toList();
  }

  private static List<String> attributeNames(TableSchema.Key key) {
    return key.sortKey() == null
        ? List.of(key.partitionKey())
        : List.of(key.partitionKey(), key.sortKey());
  }

  private static List<KeySchemaElement> keySchema(TableSchema.Key key) {
    List<KeySchemaElement> schema = new ArrayList<>();
    schema.add(keySchemaElement(key.partitionKey(), KeyType.HASH));
    if (key.sortKey() != null) {
      schema.add(keySchemaElement(key.sortKey(), KeyType.RANGE));
    }
    return schema;
  }

  private static KeySchemaElement keySchemaElement(String name, KeyType type) {
    return KeySchemaElement.builder().attributeName(name).keyType(type).build();
  }

  /** Null where there is none: DynamoDB refuses an empty list. */
  private static @Nullable List<GlobalSecondaryIndex> indexes(TableSchema shape) {
    if (shape.indexes().isEmpty()) {
      return null;
    }
    return shape.indexes().stream()
        .map(index ->
            GlobalSecondaryIndex.builder()
                .indexName(index.name())
                .keySchema(keySchema(index.key()))
                .projection(p -> p.projectionType(ProjectionType.KEYS_ONLY))
                .build())
        .toList();
  }
}
