package bellwether.store.dynamo;

import bellwether.store.dynamo.table.TableSchema;
import com.amazonaws.services.dynamodbv2.local.embedded.DynamoDBEmbedded;
import com.amazonaws.services.dynamodbv2.local.shared.access.AmazonDynamoDBLocal;
import java.util.Locale;
import java.util.concurrent.atomic.AtomicInteger;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;

/** DynamoDB Local in this process and in memory, started once; a fresh table for who asks. */
public final class EmbeddedDynamo {
  static {
    // It formats its SQL by the default locale, and SQLite reads no Arabic digits.
    Locale.setDefault(Locale.ROOT);
  }

  private static final AmazonDynamoDBLocal SERVER = DynamoDBEmbedded.create(true);
  private static final DynamoDbClient CLIENT = SERVER.dynamoDbClient();
  private static final AtomicInteger TABLE_COUNT = new AtomicInteger();

  private EmbeddedDynamo() {}

  public static DynamoDbClient client() {
    return CLIENT;
  }

  /** Stores of which each reads this table. Not to be closed: all tests share the client. */
  public static DynamoStores stores(String table) {
    return new DynamoStores(() -> CLIENT, _ -> table);
  }

  /** The name of a new and empty table. */
  public static String createTable(TableSchema shape) {
    String name = "test" + TABLE_COUNT.incrementAndGet() + "-" + shape.nameSuffix();
    TableCreator.create(CLIENT, shape, name);
    return name;
  }
}
