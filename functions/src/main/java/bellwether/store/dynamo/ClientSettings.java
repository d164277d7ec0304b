package bellwether.store.dynamo;

import bellwether.store.dynamo.DynamoStores.Timeouts;
import java.net.URI;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;

/**
 * Creates a client of the SDK. Neither a lambda nor a part of {@link DynamoClients}, because either
 * would load the SDK in a function that only reads.
 *
 * @param keepsConnections whether connections stay open after a call
 * @param local the address of a DynamoDB Local; null for the region, the credentials and the
 *     endpoint of the environment
 */
record ClientSettings(Timeouts timeouts, boolean keepsConnections, @Nullable URI local)
    implements Supplier<DynamoDbClient> {
  static ClientSettings of(Timeouts timeouts) {
    return new ClientSettings(timeouts, true, null);
  }

  /** For calls before a snapshot, which must contain no connection. */
  static ClientSettings closing() {
    return new ClientSettings(Timeouts.LONG, false, null);
  }

  static ClientSettings ofLocal(URI endpoint) {
    return new ClientSettings(Timeouts.LONG, true, endpoint);
  }

  @Override
  public DynamoDbClient get() {
    return DynamoClients.create(this);
  }
}
