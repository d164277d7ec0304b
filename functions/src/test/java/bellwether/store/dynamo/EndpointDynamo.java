package bellwether.store.dynamo;

import bellwether.store.dynamo.table.TableSchema;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.DynamoDbException;

/** Creates tables for tests in a DynamoDB that runs outside of this process. */
public final class EndpointDynamo {
  /** The system property that names the address, such as {@code http://127.0.0.1:4567}. */
  static final String PROPERTY = "bellwether.dynamodb.endpoint";

  private EndpointDynamo() {}

  public static boolean isConfigured() {
    return System.getProperty(PROPERTY) != null;
  }

  /** Stores over new and empty tables. Do not close them: all tests share one client. */
  public static DynamoStores stores() {
    Map<String, String> names = new ConcurrentHashMap<>();
    return new DynamoStores(
        () -> Holder.CLIENT, noun -> names.computeIfAbsent(noun, EndpointDynamo::createTable));
  }

  /** Whether the implementation knows the operation: it rejects one without items otherwise. */
  public static boolean supportsTransactions() {
    return Holder.TRANSACTIONS;
  }

  private static String createTable(String noun) {
    // The server may still hold the tables of another run.
    String name = UUID.randomUUID() + "-" + noun;
    TableSchema.ALL.stream()
        .filter(schema -> schema.nameSuffix().equals(noun))
        .forEach(schema -> TableCreator.create(Holder.CLIENT, schema, name));
    return name;
  }

  private static final class Holder {
    static final DynamoDbClient CLIENT =
        DynamoDbClient.builder()
            .httpClientBuilder(UrlConnectionHttpClient.builder())
            .endpointOverride(URI.create(System.getProperty(PROPERTY)))
            .region(Region.US_EAST_1)
            .credentialsProvider(
                StaticCredentialsProvider.create(AwsBasicCredentials.create("local", "local")))
            .build();

    static final boolean TRANSACTIONS = knowsTransactions();

    private static boolean knowsTransactions() {
      try {
        CLIENT.transactWriteItems(write -> write.transactItems(List.of()));
        return true;
      } catch (DynamoDbException e) {
        return !e.awsErrorDetails().errorCode().equals("UnknownOperationException");
      }
    }
  }
}
