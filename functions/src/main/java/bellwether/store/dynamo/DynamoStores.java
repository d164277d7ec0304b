package bellwether.store.dynamo;

import bellwether.store.aws.AwsCredentialChain;
import bellwether.store.FeedStateStore;
import bellwether.store.dynamo.table.TableSchema;
import bellwether.store.CustomerFeedStore;
import bellwether.store.AdvisoryStore;
import bellwether.store.CustomerStore;
import bellwether.store.IncidentStore;
import bellwether.store.DeliveryStore;
import bellwether.store.CaseStore;
import bellwether.store.OutageStore;
import bellwether.store.MentionStore;
import bellwether.store.InstallationStore;
import bellwether.store.dynamo.table.Table;

import java.net.URI;
import java.time.Duration;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.core.retry.RetryMode;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.DynamoDbClientBuilder;

/** The one way into DynamoDB: gives each table's port. Connects no earlier than the first call. */
public final class DynamoStores implements AutoCloseable {
  private static final Duration CONNECT_TIMEOUT = Duration.ofSeconds(1);

  /** DynamoDB answers in milliseconds or not at all; Slack waits 3 s for a whole answer. */
  private static final Duration READ_TIMEOUT = Duration.ofSeconds(2);

  /** All tries of one call together. */
  private static final Duration CALL_TIMEOUT = Duration.ofSeconds(10);

  private static final Duration LONG_READ_TIMEOUT = Duration.ofSeconds(15);
  private static final Duration LONG_CALL_TIMEOUT = Duration.ofSeconds(40);

  private final DynamoDbClient client;

  DynamoStores(DynamoDbClient client) {
    this.client = client;
  }

  /**
   * The store that the SDK's own environment names: region, credentials, and the endpoint where
   * {@code AWS_ENDPOINT_URL_DYNAMODB} points elsewhere.
   */
  public static DynamoStores connect() {
    return new DynamoStores(builder().credentialsProvider(AwsCredentialChain.provider()).build());
  }

  /** The same store for work that nobody waits for: it outlasts a table that is slow. */
  public static DynamoStores connectWithLongTimeouts() {
    return new DynamoStores(
        builder(LONG_READ_TIMEOUT, LONG_CALL_TIMEOUT).credentialsProvider(AwsCredentialChain.provider()).build());
  }

  /**
   * A DynamoDB Local at this address, which takes any credentials. It is given its time: on a busy
   * machine it needs seconds for what DynamoDB does in milliseconds.
   */
  public static DynamoStores connect(URI endpoint) {
    return new DynamoStores(
        builder(LONG_READ_TIMEOUT, LONG_CALL_TIMEOUT)
            .endpointOverride(endpoint)
            .region(Region.US_EAST_1)
            .credentialsProvider(
                StaticCredentialsProvider.create(AwsBasicCredentials.create("local", "local")))
            .build());
  }

  private static DynamoDbClientBuilder builder() {
    return builder(READ_TIMEOUT, CALL_TIMEOUT);
  }

  private static DynamoDbClientBuilder builder(Duration read, Duration call) {
    return DynamoDbClient.builder()
        .httpClientBuilder(
            UrlConnectionHttpClient.builder().connectionTimeout(CONNECT_TIMEOUT).socketTimeout(read))
        .overrideConfiguration(override ->
            override
                .retryStrategy(RetryMode.STANDARD)
                .apiCallTimeout(call)
                .apiCallAttemptTimeout(CONNECT_TIMEOUT.plus(read)));
  }

  public FeedStateStore feedStates(String table) {
    return new DynamoFeedStateStore(table(table, TableSchema.FEEDS));
  }

  /** The feeds that customers added, which stand in the same table. */
  public CustomerFeedStore customerFeeds(String feedsTable) {
    return new DynamoCustomerFeedStore(table(feedsTable, TableSchema.FEEDS));
  }

  public AdvisoryStore advisories(String table) {
    return new DynamoAdvisoryStore(table(table, TableSchema.ADVISORIES));
  }

  public CustomerStore customers(String table) {
    return new DynamoCustomerStore(table(table, TableSchema.CUSTOMERS));
  }

  public IncidentStore incidents(String table) {
    return new DynamoIncidentStore(table(table, TableSchema.INCIDENTS));
  }

  public DeliveryStore deliveries(String table) {
    return new DynamoDeliveryStore(table(table, TableSchema.DELIVERIES));
  }

  /** What people did about deliveries, which stands in the same table. */
  public CaseStore cases(String deliveriesTable) {
    return new DynamoCaseStore(table(deliveriesTable, TableSchema.DELIVERIES));
  }

  /** Which customers take nothing, which stands in the same table. */
  public OutageStore outages(String deliveriesTable) {
    return new DynamoOutageStore(table(deliveriesTable, TableSchema.DELIVERIES));
  }

  /** What reports merely mention, which stands in the same table. */
  public MentionStore mentions(String deliveriesTable) {
    return new DynamoMentionStore(table(deliveriesTable, TableSchema.DELIVERIES));
  }

  public InstallationStore installations(String table) {
    return new DynamoInstallationStore(table(table, TableSchema.INSTALLATIONS));
  }

  DynamoDbClient client() {
    return client;
  }

  @Override
  public void close() {
    client.close();
  }

  private Table table(String name, TableSchema shape) {
    return new Table(client, name, shape);
  }
}
