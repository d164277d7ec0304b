package bellwether.store.dynamo;

import bellwether.store.AdvisoryStore;
import bellwether.store.CaseStore;
import bellwether.store.CustomerFeedStore;
import bellwether.store.CustomerStore;
import bellwether.store.DeliveryStore;
import bellwether.store.FeedStateStore;
import bellwether.store.IncidentStore;
import bellwether.store.InstallationStore;
import bellwether.store.MentionStore;
import bellwether.store.OutageStore;
import bellwether.store.StoreException;
import bellwether.store.Stores;
import bellwether.store.aws.AwsCredentialChain;
import bellwether.store.dynamo.table.Table;
import bellwether.store.dynamo.table.TableSchema;
import java.net.URI;
import java.time.Duration;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.core.retry.RetryMode;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.DynamoDbClientBuilder;

/**
 * The stores in DynamoDB. The client is made once, by the first call that needs it: a request that
 * needs no table does not wait for the SDK.
 */
public final class DynamoStores implements Stores, AutoCloseable {
  private static final Duration CONNECT_TIMEOUT = Duration.ofSeconds(1);

  private final LazyClient client;
  private final UnaryOperator<String> tableName;

  /** How long DynamoDB may take. */
  public enum Timeouts {
    /** While somebody waits: Slack waits 3 s for a whole answer. */
    SHORT(Duration.ofSeconds(2), Duration.ofSeconds(10)),
    /** While nobody waits: outlasts a table that is slow. */
    LONG(Duration.ofSeconds(15), Duration.ofSeconds(40));

    private final Duration read;
    private final Duration call;

    /**
     * @param read one attempt
     * @param call all attempts of one call together
     */
    Timeouts(Duration read, Duration call) {
      this.read = read;
      this.call = call;
    }
  }

  DynamoStores(Supplier<DynamoDbClient> client, UnaryOperator<String> tableName) {
    this.client = new LazyClient(client);
    this.tableName = tableName;
  }

  /**
   * The stores where the SDK's own environment points: region, credentials, and the endpoint in
   * {@code AWS_ENDPOINT_URL_DYNAMODB} if set.
   *
   * @param tableName the name of the table of an aggregate, such as "feeds"
   */
  public static DynamoStores connect(UnaryOperator<String> tableName, Timeouts timeouts) {
    return new DynamoStores(
        () -> builder(timeouts).credentialsProvider(AwsCredentialChain.provider()).build(),
        tableName);
  }

  /**
   * The stores in a DynamoDB Local at this address, which accepts any credentials, under the
   * default table names. The timeouts are long: a busy machine needs seconds for what DynamoDB does
   * in milliseconds.
   */
  public static DynamoStores connectLocal(URI endpoint) {
    return new DynamoStores(
        () ->
            builder(Timeouts.LONG)
                .endpointOverride(endpoint)
                .region(Region.US_EAST_1)
                .credentialsProvider(
                    StaticCredentialsProvider.create(AwsBasicCredentials.create("local", "local")))
                .build(),
        TableCreator::defaultName);
  }

  private static DynamoDbClientBuilder builder(Timeouts timeouts) {
    return DynamoDbClient.builder()
        .httpClientBuilder(
            UrlConnectionHttpClient.builder()
                .connectionTimeout(CONNECT_TIMEOUT)
                .socketTimeout(timeouts.read))
        .overrideConfiguration(override ->
            override
                .retryStrategy(RetryMode.STANDARD)
                .apiCallTimeout(timeouts.call)
                .apiCallAttemptTimeout(CONNECT_TIMEOUT.plus(timeouts.read)));
  }

  /**
   * Creates the tables that do not exist.
   *
   * @throws StoreException if DynamoDB could not be asked
   */
  public void createMissingTables() {
    for (TableSchema schema : TableSchema.ALL) {
      TableCreator.create(client.get(), schema, tableName.apply(schema.nameSuffix()));
    }
  }

  /** Connects now instead of with the first call. */
  public DynamoStores connected() {
    client.get();
    return this;
  }

  @Override
  public FeedStateStore feedStates() {
    return new DynamoFeedStateStore(table(TableSchema.FEEDS));
  }

  @Override
  public CustomerFeedStore customerFeeds() {
    return new DynamoCustomerFeedStore(table(TableSchema.FEEDS));
  }

  @Override
  public AdvisoryStore advisories() {
    return new DynamoAdvisoryStore(table(TableSchema.ADVISORIES));
  }

  @Override
  public CustomerStore customers() {
    return new DynamoCustomerStore(table(TableSchema.CUSTOMERS));
  }

  @Override
  public IncidentStore incidents() {
    return new DynamoIncidentStore(table(TableSchema.INCIDENTS));
  }

  @Override
  public DeliveryStore deliveries() {
    return new DynamoDeliveryStore(table(TableSchema.DELIVERIES));
  }

  @Override
  public CaseStore cases() {
    return new DynamoCaseStore(table(TableSchema.DELIVERIES));
  }

  @Override
  public OutageStore outages() {
    return new DynamoOutageStore(table(TableSchema.DELIVERIES));
  }

  @Override
  public MentionStore mentions() {
    return new DynamoMentionStore(table(TableSchema.DELIVERIES));
  }

  @Override
  public InstallationStore installations() {
    return new DynamoInstallationStore(table(TableSchema.INSTALLATIONS));
  }

  @Override
  public void close() {
    client.close();
  }

  private Table table(TableSchema schema) {
    return new Table(client::get, tableName.apply(schema.nameSuffix()), schema);
  }

  private static final class LazyClient {
    private final Supplier<DynamoDbClient> factory;
    private @Nullable DynamoDbClient client;

    LazyClient(Supplier<DynamoDbClient> factory) {
      this.factory = factory;
    }

    synchronized DynamoDbClient get() {
      DynamoDbClient made = client;
      if (made == null) {
        made = factory.get();
        client = made;
      }
      return made;
    }

    synchronized void close() {
      if (client != null) {
        client.close();
      }
    }
  }
}
