package bellwether.store.dynamo;

import bellwether.store.AdvisoryStore;
import bellwether.store.CaseStore;
import bellwether.store.CustomerFeedStore;
import bellwether.store.CustomerStore;
import bellwether.store.DeliveryStore;
import bellwether.store.DestinationStore;
import bellwether.store.FeedStateStore;
import bellwether.store.FirstReadStore;
import bellwether.store.IncidentStore;
import bellwether.store.InstallationStore;
import bellwether.store.MentionStore;
import bellwether.store.OutageStore;
import bellwether.store.Stores;
import bellwether.store.SupplierPageStore;
import bellwether.store.aws.AwsService;
import bellwether.store.dynamo.record.DynamoFeedHourStore;
import bellwether.store.dynamo.record.DynamoListChangeStore;
import bellwether.store.dynamo.table.JsonTableReader;
import bellwether.store.dynamo.table.LazyClient;
import bellwether.store.dynamo.table.SdkTableReader;
import bellwether.store.dynamo.table.Table;
import bellwether.store.dynamo.table.TableReader;
import bellwether.store.dynamo.table.TableSchema;
import bellwether.store.record.FeedHourStore;
import bellwether.store.record.ListChangeStore;
import java.net.URI;
import java.time.Duration;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;

/**
 * Keeps all stores in DynamoDB. Creates the client at the first call that needs it, so that a
 * request without data does not wait for the SDK.
 */
public final class DynamoStores implements Stores, AutoCloseable {
  private final LazyClient client;
  private final TableReader reader;
  private final UnaryOperator<String> tableName;

  /** How long to wait for DynamoDB. */
  public enum Timeouts {
    /** For requests that somebody waits for: Slack allows 3 seconds for the whole response. */
    SHORT(Duration.ofSeconds(2), Duration.ofSeconds(10)),
    /** For work in the background, which can wait for a slow table. */
    LONG(Duration.ofSeconds(15), Duration.ofSeconds(40));

    final Duration read;
    final Duration call;

    /**
     * @param read for one attempt
     * @param call for all attempts of one call
     */
    Timeouts(Duration read, Duration call) {
      this.read = read;
      this.call = call;
    }
  }

  DynamoStores(Supplier<DynamoDbClient> newClient, UnaryOperator<String> tableName) {
    this.client = new LazyClient(newClient);
    this.reader = new SdkTableReader(client);
    this.tableName = tableName;
  }

  DynamoStores(
      Supplier<DynamoDbClient> newClient, TableReader reader, UnaryOperator<String> tableName) {
    this.client = new LazyClient(newClient);
    this.reader = reader;
    this.tableName = tableName;
  }

  /**
   * Uses the region, the credentials and, if set, the {@code AWS_ENDPOINT_URL_DYNAMODB} of the
   * environment.
   *
   * @param tableName returns the name of the table of an aggregate such as "feeds"
   */
  public static DynamoStores connect(UnaryOperator<String> tableName, Timeouts timeouts) {
    return new DynamoStores(ClientSettings.of(timeouts), tableName);
  }

  /**
   * As {@link #connect}, but reads without the SDK's client, which is created at the first write:
   * for a function whose cold start somebody waits for.
   */
  public static DynamoStores connectLean(
      AwsService dynamo, UnaryOperator<String> tableName, Timeouts timeouts) {
    return new DynamoStores(
        ClientSettings.of(timeouts), new JsonTableReader(dynamo, timeouts.read), tableName);
  }

  /**
   * As {@link #connect}, but closes each connection after its call. For calls before a snapshot,
   * which must contain no connection.
   */
  public static DynamoStores connectOnce(UnaryOperator<String> tableName) {
    return new DynamoStores(ClientSettings.closing(), tableName);
  }

  /** As {@link #connectLean}, but closes each connection after its call. */
  public static DynamoStores connectLeanOnce(AwsService dynamo, UnaryOperator<String> tableName) {
    return new DynamoStores(
        ClientSettings.closing(),
        new JsonTableReader(dynamo, Timeouts.LONG.read).withoutKeepAlive(),
        tableName);
  }

  /**
   * Uses the default table names in a DynamoDB Local, which accepts any credentials. The timeouts
   * are long because a busy machine takes seconds where DynamoDB takes milliseconds.
   */
  public static DynamoStores connectLocal(URI endpoint) {
    return new DynamoStores(ClientSettings.ofLocal(endpoint), TableCreator::defaultName);
  }

  /** Creates the tables that do not exist. */
  public void createMissingTables() {
    for (TableSchema schema : TableSchema.ALL) {
      TableCreator.create(client.get(), schema, tableName.apply(schema.nameSuffix()));
    }
  }

  /** Creates the client now instead of at the first call. */
  public DynamoStores connected() {
    DynamoDbClient _ = client.get();
    return this;
  }

  @Override
  public FeedStateStore feedStates() {
    return new DynamoFeedStateStore(table(TableSchema.FEEDS));
  }

  @Override
  public FeedHourStore feedHours() {
    return new DynamoFeedHourStore(table(TableSchema.FEEDS));
  }

  @Override
  public ListChangeStore listChanges() {
    return new DynamoListChangeStore(table(TableSchema.DELIVERIES));
  }

  @Override
  public FirstReadStore firstReads() {
    return new DynamoFirstReadStore(table(TableSchema.FEEDS));
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
    return new DynamoDeliveryStore(table(TableSchema.DELIVERIES), DynamoDeliveryStore.Due.IN_SLACK);
  }

  @Override
  public DeliveryStore forwards() {
    return new DynamoDeliveryStore(
        table(TableSchema.DELIVERIES), DynamoDeliveryStore.Due.ELSEWHERE);
  }

  @Override
  public DestinationStore destinations() {
    return new DynamoDestinationStore(table(TableSchema.DELIVERIES));
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
  public SupplierPageStore supplierPages() {
    return new DynamoSupplierPageStore(table(TableSchema.FEEDS));
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
    return new Table(client, reader, tableName.apply(schema.nameSuffix()), schema);
  }
}
