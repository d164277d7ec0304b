package bellwether.local.command;

import bellwether.domain.feed.Feed;
import bellwether.domain.vendor.Vendor;
import bellwether.feed.http.FeedClient;
import bellwether.app.workspace.BotTokens;
import bellwether.lambda.Environment;
import bellwether.app.deliver.DeliveryConfig;
import bellwether.app.poll.FirstRead;
import bellwether.lambda.SlackHandler;
import bellwether.local.http.HttpApiGateway;
import bellwether.local.dynamodb.DynamoDbLocalServer;
import bellwether.local.http.LocalHttpServer;
import bellwether.local.slack.workspace.LocalAppCredentials;
import bellwether.local.slack.LocalSlack;
import bellwether.local.slack.LocalSlackSettings;
import bellwether.store.dynamo.DynamoStores;
import java.io.IOException;
import java.io.PrintStream;
import java.net.URI;
import java.time.Clock;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * The whole product up and running in this process: DynamoDB, Slack and its page, the functions.
 * Closing it stops them.
 */
final class LocalDeployment implements AutoCloseable {
  /** The customer on this machine; the local workspace signs its commands with the same id. */
  static final String CUSTOMER_ID = "T0LOCAL";

  static final List<String> CHANNELS = List.of("vendor-alerts");

  private final DynamoDbLocalServer dynamo;
  private final LocalSlack slack;
  private final LocalHttpServer site;
  private final DynamoStores store;
  private final LocalStores stores;
  private volatile List<Feed> feeds = List.of();
  private final Map<String, String> variables;
  private final Clock clock;

  LocalDeployment(DynamoDbLocalServer dynamo, LocalSlack slack, LocalHttpServer site, LocalSlackSettings settings, Clock clock)
      throws IOException {
    this(dynamo, slack, site, settings, LocalAppCredentials.environment(site.browserUri()), clock);
  }

  /**
   * @param variables what installing by OAuth and the tokens that it gave need
   */
  LocalDeployment(
      DynamoDbLocalServer dynamo,
      LocalSlack slack,
      LocalHttpServer site,
      LocalSlackSettings settings,
      Map<String, String> variables,
      Clock clock)
      throws IOException {
    this.variables = Map.copyOf(variables);
    this.dynamo = dynamo;
    this.slack = slack;
    this.site = site;
    this.clock = clock;
    this.store = DynamoStores.connect(dynamo.endpoint());
    this.stores = LocalStores.openAll(store);
    slack.mount(site);
    SlackHandler handler =
        SlackHandler.of(
            settings.signingSecret(),
            () -> stores.commandStores(feeds),
            new Environment(variablesWithToken(settings.token())),
            clock);
    site.mount("/slack/", new HttpApiGateway(handler, "SlackFunction", clock));
  }

  /** Where alerts go when they go to the local Slack. */
  DeliveryConfig withLocalSlack(DeliveryConfig usual) {
    return usual.to(slack.defaultChannelId(), LocalSlack.apiUrl(site));
  }

  LocalPipeline createPipeline(
      List<Feed> feeds,
      List<Vendor> vendors,
      FeedClient.Options fetching,
      FirstRead firstRead,
      DeliveryConfig config,
      String token,
      PrintStream out) {
    this.feeds = feeds;
    LocalPipeline session =
        new LocalPipeline(
            CUSTOMER_ID, feeds, fetching, firstRead, stores, config, botTokens(token), clock, out);
    session.watchVendors(vendors);
    return session;
  }

  private BotTokens botTokens(String token) {
    return BotTokens.from(new Environment(variablesWithToken(token)), stores.installations());
  }

  private Map<String, String> variablesWithToken(String token) {
    Map<String, String> all = new HashMap<>(variables);
    all.put("SLACK_BOT_TOKEN", token);
    return all;
  }

  /** Where this machine's own programs find the site. */
  URI baseUri() {
    return site.baseUri();
  }

  /** The same as a person opens it. */
  URI browserUri() {
    return site.browserUri();
  }

  URI dynamoEndpoint() {
    return dynamo.endpoint();
  }

  @Override
  public void close() throws IOException {
    site.close();
    slack.close();
    store.close();
    dynamo.close();
  }
}
