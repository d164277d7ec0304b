package bellwether.store.dynamo;

import bellwether.store.dynamo.table.TableSchema;
import com.amazonaws.services.dynamodbv2.local.embedded.DynamoDBEmbedded;
import com.amazonaws.services.dynamodbv2.local.shared.access.AmazonDynamoDBLocal;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.DoubleSupplier;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;

/** Runs one DynamoDB Local in this process and in memory, and creates tables for tests. */
public final class EmbeddedDynamo {
  static {
    // It formats SQL in the default locale, and SQLite does not parse Arabic digits.
    Locale.setDefault(Locale.ROOT);
  }

  private static final AmazonDynamoDBLocal SERVER = DynamoDBEmbedded.create(true);
  private static final DynamoDbClient CLIENT = SERVER.dynamoDbClient();
  private static final AtomicInteger TABLE_COUNT = new AtomicInteger();

  private EmbeddedDynamo() {}

  public static DynamoDbClient client() {
    return CLIENT;
  }

  /** Stores over new and empty tables. Do not close them: all tests share one client. */
  public static DynamoStores stores() {
    return stores(CLIENT);
  }

  /** Stores over new and empty tables, whose calls are throttled with this probability. */
  public static DynamoStores throttledStores(Random random, DoubleSupplier share) {
    return stores(FaultyDynamo.throttlingSometimes(CLIENT, random, share));
  }

  static DynamoStores stores(DynamoDbClient client) {
    Map<String, String> names = new ConcurrentHashMap<>();
    return new DynamoStores(
        () -> client, noun -> names.computeIfAbsent(noun, EmbeddedDynamo::createTable));
  }

  private static String createTable(String noun) {
    return createTable(
        TableSchema.ALL.stream()
            .filter(schema -> schema.nameSuffix().equals(noun))
            .findFirst()
            .orElseThrow());
  }

  /** Stores that all use this table. */
  public static DynamoStores stores(String table) {
    return stores(CLIENT, table);
  }

  static DynamoStores stores(DynamoDbClient client, String table) {
    return new DynamoStores(() -> client, noun -> table);
  }

  /** The name of a new and empty table. */
  public static String createTable(TableSchema shape) {
    String name = "test" + TABLE_COUNT.incrementAndGet() + "-" + shape.nameSuffix();
    TableCreator.create(CLIENT, shape, name);
    return name;
  }
}
