package bellwether.store.dynamo.table;

import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;

/** Creates the SDK's client at the first call that needs it, and keeps it. */
public final class LazyClient implements Supplier<DynamoDbClient>, AutoCloseable {
  private final Supplier<DynamoDbClient> factory;
  private @Nullable DynamoDbClient client;

  public LazyClient(Supplier<DynamoDbClient> factory) {
    this.factory = factory;
  }

  @Override
  public synchronized DynamoDbClient get() {
    DynamoDbClient created = client;
    if (created == null) {
      created = factory.get();
      client = created;
    }
    return created;
  }

  @Override
  public synchronized void close() {
    if (client != null) {
      client.close();
    }
  }
}
