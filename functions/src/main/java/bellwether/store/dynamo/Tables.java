package bellwether.store.dynamo;

import bellwether.store.dynamo.table.Shape;
import bellwether.store.aws.Calls;
import bellwether.store.StoreException;

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

/** Makes the tables where no template.yaml does: on one machine and in tests. */
public final class Tables {
  /** What the tables' names begin with unless told otherwise. */
  public static final String PREFIX = "bellwether";

  private Tables() {}

  /**
   * Creates those of the six tables that do not exist, named {@code PREFIX-feeds} and so on.
   *
   * @throws StoreException if the store could not be asked
   */
  public static void createMissing(Store store, String prefix) {
    for (Shape shape : Shape.ALL) {
      create(store.client(), shape, name(prefix, shape));
    }
  }

  static String name(String prefix, Shape shape) {
    return prefix + "-" + shape.noun();
  }

  static void create(DynamoDbClient client, Shape shape, String name) {
    Calls.ask(
        "CreateTable",
        name,
        () -> {
          try {
            client.createTable(table ->
                table
                    .tableName(name)
                    .billingMode(BillingMode.PAY_PER_REQUEST)
                    .attributeDefinitions(attributes(shape))
                    .keySchema(schema(shape.key()))
                    .globalSecondaryIndexes(indexes(shape)));
          } catch (ResourceInUseException alreadyThere) {
            return false;
          }
          client.waiter().waitUntilTableExists(request -> request.tableName(name));
          return true;
        });
  }

  private static List<AttributeDefinition> attributes(Shape shape) {
    Set<String> names = new LinkedHashSet<>(names(shape.key()));
    shape.indexes().forEach(index -> names.addAll(names(index.key())));
    return names.stream()
        .map(name ->
            AttributeDefinition.builder()
                .attributeName(name)
                .attributeType(ScalarAttributeType.S)
                .build())
        .toList();
  }

  private static List<String> names(Shape.Key key) {
    return key.range() == null ? List.of(key.hash()) : List.of(key.hash(), key.range());
  }

  private static List<KeySchemaElement> schema(Shape.Key key) {
    List<KeySchemaElement> schema = new ArrayList<>();
    schema.add(element(key.hash(), KeyType.HASH));
    if (key.range() != null) {
      schema.add(element(key.range(), KeyType.RANGE));
    }
    return schema;
  }

  private static KeySchemaElement element(String name, KeyType type) {
    return KeySchemaElement.builder().attributeName(name).keyType(type).build();
  }

  /** Null where there is none: DynamoDB refuses an empty list. */
  private static @Nullable List<GlobalSecondaryIndex> indexes(Shape shape) {
    if (shape.indexes().isEmpty()) {
      return null;
    }
    return shape.indexes().stream()
        .map(index ->
            GlobalSecondaryIndex.builder()
                .indexName(index.name())
                .keySchema(schema(index.key()))
                .projection(p -> p.projectionType(ProjectionType.KEYS_ONLY))
                .build())
        .toList();
  }
}
