package bellwether.store.dynamo;

import bellwether.store.dynamo.table.Shape;

import com.amazonaws.services.dynamodbv2.local.embedded.DynamoDBEmbedded;
import com.amazonaws.services.dynamodbv2.local.shared.access.AmazonDynamoDBLocal;
import java.util.Locale;
import java.util.concurrent.atomic.AtomicInteger;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;

/** DynamoDB Local in this process and in memory, started once; a fresh table for who asks. */
public final class LocalDynamo {
  static {
    // It formats its SQL by the default locale, and SQLite reads no Arabic digits.
    Locale.setDefault(Locale.ROOT);
  }

  private static final AmazonDynamoDBLocal LOCAL = DynamoDBEmbedded.create(true);
  private static final DynamoDbClient CLIENT = LOCAL.dynamoDbClient();
  private static final AtomicInteger TABLES = new AtomicInteger();

  private LocalDynamo() {}

  public static DynamoDbClient client() {
    return CLIENT;
  }

  /** Not to be closed: all tests share its client. */
  public static Store store() {
    return new Store(CLIENT);
  }

  /** The name of a new and empty table. */
  public static String table(Shape shape) {
    String name = Tables.name("test" + TABLES.incrementAndGet(), shape);
    Tables.create(CLIENT, shape, name);
    return name;
  }
}
