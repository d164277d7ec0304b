package bellwether.store.dynamo;

import bellwether.store.aws.AwsCredentials;
import bellwether.store.Feeds;
import bellwether.store.dynamo.table.Shape;
import bellwether.store.Subscriptions;
import bellwether.store.Advisories;
import bellwether.store.Customers;
import bellwether.store.Incidents;
import bellwether.store.Deliveries;
import bellwether.store.Cases;
import bellwether.store.BlockedCustomers;
import bellwether.store.Mentions;
import bellwether.store.Installations;
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
public final class Store implements AutoCloseable {
  private static final Duration CONNECT = Duration.ofSeconds(1);

  /** DynamoDB answers in milliseconds or not at all; Slack waits 3 s for a whole answer. */
  private static final Duration READ = Duration.ofSeconds(2);

  /** All tries of one call together. */
  private static final Duration CALL = Duration.ofSeconds(10);

  private static final Duration PATIENT_READ = Duration.ofSeconds(15);
  private static final Duration PATIENT_CALL = Duration.ofSeconds(40);

  private final DynamoDbClient client;

  Store(DynamoDbClient client) {
    this.client = client;
  }

  /**
   * The store that the SDK's own environment names: region, credentials, and the endpoint where
   * {@code AWS_ENDPOINT_URL_DYNAMODB} points elsewhere.
   */
  public static Store connect() {
    return new Store(builder().credentialsProvider(AwsCredentials.provider()).build());
  }

  /** The same store for work that nobody waits for: it outlasts a table that is slow. */
  public static Store connectPatiently() {
    return new Store(
        builder(PATIENT_READ, PATIENT_CALL).credentialsProvider(AwsCredentials.provider()).build());
  }

  /**
   * A DynamoDB Local at this address, which takes any credentials. It is given its time: on a busy
   * machine it needs seconds for what DynamoDB does in milliseconds.
   */
  public static Store connect(URI endpoint) {
    return new Store(
        builder(PATIENT_READ, PATIENT_CALL)
            .endpointOverride(endpoint)
            .region(Region.US_EAST_1)
            .credentialsProvider(
                StaticCredentialsProvider.create(AwsBasicCredentials.create("local", "local")))
            .build());
  }

  private static DynamoDbClientBuilder builder() {
    return builder(READ, CALL);
  }

  private static DynamoDbClientBuilder builder(Duration read, Duration call) {
    return DynamoDbClient.builder()
        .httpClientBuilder(
            UrlConnectionHttpClient.builder().connectionTimeout(CONNECT).socketTimeout(read))
        .overrideConfiguration(override ->
            override
                .retryStrategy(RetryMode.STANDARD)
                .apiCallTimeout(call)
                .apiCallAttemptTimeout(CONNECT.plus(read)));
  }

  public Feeds feeds(String table) {
    return new DynamoFeeds(table(table, Shape.FEEDS));
  }

  /** The feeds that customers added, which stand in the same table. */
  public Subscriptions subscriptions(String feedsTable) {
    return new DynamoSubscriptions(table(feedsTable, Shape.FEEDS));
  }

  public Advisories advisories(String table) {
    return new DynamoAdvisories(table(table, Shape.ADVISORIES));
  }

  public Customers customers(String table) {
    return new DynamoCustomers(table(table, Shape.CUSTOMERS));
  }

  public Incidents incidents(String table) {
    return new DynamoIncidents(table(table, Shape.INCIDENTS));
  }

  public Deliveries deliveries(String table) {
    return new DynamoDeliveries(table(table, Shape.DELIVERIES));
  }

  /** What people did about deliveries, which stands in the same table. */
  public Cases cases(String deliveriesTable) {
    return new DynamoCases(table(deliveriesTable, Shape.DELIVERIES));
  }

  /** Which customers take nothing, which stands in the same table. */
  public BlockedCustomers blockedCustomers(String deliveriesTable) {
    return new DynamoBlockedCustomers(table(deliveriesTable, Shape.DELIVERIES));
  }

  /** What reports merely mention, which stands in the same table. */
  public Mentions mentions(String deliveriesTable) {
    return new DynamoMentions(table(deliveriesTable, Shape.DELIVERIES));
  }

  public Installations installations(String table) {
    return new DynamoInstallations(table(table, Shape.INSTALLATIONS));
  }

  DynamoDbClient client() {
    return client;
  }

  @Override
  public void close() {
    client.close();
  }

  private Table table(String name, Shape shape) {
    return new Table(client, name, shape);
  }
}
