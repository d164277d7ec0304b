package bellwether.bench;

import bellwether.app.App;
import bellwether.app.match.FloodLimit;
import bellwether.domain.advisory.Advisory;
import bellwether.domain.advisory.AdvisoryBuilder;
import bellwether.domain.advisory.EditHistory;
import bellwether.domain.advisory.RoleReadings;
import bellwether.domain.advisory.StatedFacts;
import bellwether.domain.feed.Feed;
import bellwether.domain.feed.FeedState;
import bellwether.domain.vendor.Vendor;
import bellwether.feed.catalogue.Catalogue;
import bellwether.local.dynamodb.DynamoDbLocalServer;
import bellwether.local.http.LocalHttpServer;
import bellwether.local.http.SampleMailbox;
import bellwether.local.http.StaticFileHandler;
import bellwether.local.slack.workspace.LocalWorkspace;
import bellwether.store.CustomerFeedStore;
import bellwether.store.dynamo.DynamoStores;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * The feed that PollFunction reads, the mail that InboundMailFunction reads, and a report that a
 * look-up finds, with tables of their own, because they would change what other functions do.
 */
final class ColdStartFeed implements AutoCloseable {
  private static final Duration FAR = Duration.ofDays(1);

  private final DynamoDbLocalServer dynamo;
  private final DynamoStores stores;
  private final URI address;
  private final Map<String, String> variables;
  private int number;

  private ColdStartFeed(
      DynamoDbLocalServer dynamo, DynamoStores stores, URI address, Map<String, String> variables) {
    this.dynamo = dynamo;
    this.stores = stores;
    this.address = address;
    this.variables = variables;
  }

  static ColdStartFeed serve(LocalHttpServer site, Path events) throws IOException {
    site.mount("/feeds/", new StaticFileHandler(events.resolve("feeds")));
    new SampleMailbox(events).mount(site);
    DynamoDbLocalServer dynamo = DynamoDbLocalServer.inMemory();
    DynamoStores stores = DynamoStores.connectLocal(dynamo.endpoint());
    stores.createMissingTables();
    addReport(stores);
    // Only the feed of this class is due, so that nothing outside this machine is read.
    Instant later = InstantSource.system().instant().plus(FAR);
    for (Feed feed : Catalogue.builtIn()) {
      boolean _ =
          stores.feedStates().save(FeedState.neverPolled(feed.name()).withNextPollAt(later));
    }
    return new ColdStartFeed(
        dynamo,
        stores,
        site.baseUri().resolve("/feeds/securityweek.rss"),
        Map.of(
            "BELLWETHER_ALLOW_PRIVATE_FEEDS",
            "true",
            "AWS_ENDPOINT_URL_S3",
            SampleMailbox.endpoint(site).toString(),
            "BELLWETHER_MAIL_BUCKET",
            SampleMailbox.BUCKET,
            "BELLWETHER_MAIL_SENDERS",
            LocalWorkspace.TEAM + ":@customer.example",
            "AWS_ENDPOINT_URL_DYNAMODB",
            dynamo.endpoint().toString()));
  }

  /** Adds a report about the vendor of {@code events/slack-lookup.json}, which is watched. */
  private static void addReport(DynamoStores stores) {
    stores.customers().addVendor(LocalWorkspace.TEAM, Vendor.ofName("Mimecast"));
    Advisory report = report();
    boolean _ = stores.advisories().add(report);
    App app = new App(stores, List::of, Clock.systemUTC());
    app.advisoryMatcher(FloodLimit.DEFAULT).match(report.id());
  }

  private static Advisory report() {
    Instant yesterday = InstantSource.system().instant().minus(FAR);
    return AdvisoryBuilder.builder()
        .readings(RoleReadings.NONE)
        .id("report")
        .feed("bench")
        .title("Mimecast says intruders copied source code")
        .text("The mail security company closed the access and told the customers concerned.")
        .url("https://news.example/mimecast")
        .statedFacts(StatedFacts.NONE)
        .editHistory(EditHistory.NONE)
        .seenAt(yesterday)
        .build();
  }

  /** The variables of a function that reads these. */
  Map<String, String> variables(Map<String, String> others) {
    Map<String, String> all = new HashMap<>(others);
    all.putAll(variables);
    return all;
  }

  /** Adds a new feed in place of the last one, because a feed that was read is not due. */
  void replace() {
    CustomerFeedStore feeds = stores.customerFeeds();
    boolean _ = feeds.remove(LocalWorkspace.TEAM, numbered());
    number++;
    CustomerFeedStore.AddResult _ = feeds.add(LocalWorkspace.TEAM, numbered(), 1);
  }

  private URI numbered() {
    return URI.create(address + "?" + number);
  }

  @Override
  public void close() throws IOException {
    stores.close();
    dynamo.close();
  }
}
