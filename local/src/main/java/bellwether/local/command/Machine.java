package bellwether.local.command;

import bellwether.domain.Feed;
import bellwether.domain.Vendor;
import bellwether.feed.FeedClient;
import bellwether.function.BotTokens;
import bellwether.function.Environment;
import bellwether.function.deliver.DeliverConfig;
import bellwether.function.poll.FirstRead;
import bellwether.function.slack.SlackHandler;
import bellwether.local.http.Gateway;
import bellwether.local.dynamodb.LocalDynamo;
import bellwether.local.http.Site;
import bellwether.local.slack.workspace.LocalApp;
import bellwether.local.slack.LocalSlack;
import bellwether.local.slack.SlackSettings;
import bellwether.store.dynamo.Store;
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
final class Machine implements AutoCloseable {
  /** The customer on this machine; the local workspace signs its commands with the same id. */
  static final String CUSTOMER = "T0LOCAL";

  static final List<String> CHANNELS = List.of("vendor-alerts");

  private final LocalDynamo dynamo;
  private final LocalSlack slack;
  private final Site site;
  private final Store store;
  private final Tables tables;
  private volatile List<Feed> feeds = List.of();
  private final Map<String, String> variables;
  private final Clock clock;

  Machine(LocalDynamo dynamo, LocalSlack slack, Site site, SlackSettings settings, Clock clock)
      throws IOException {
    this(dynamo, slack, site, settings, LocalApp.variables(site.page()), clock);
  }

  /**
   * @param variables what installing by OAuth and the tokens that it gave need
   */
  Machine(
      LocalDynamo dynamo,
      LocalSlack slack,
      Site site,
      SlackSettings settings,
      Map<String, String> variables,
      Clock clock)
      throws IOException {
    this.variables = Map.copyOf(variables);
    this.dynamo = dynamo;
    this.slack = slack;
    this.site = site;
    this.clock = clock;
    this.store = Store.connect(dynamo.endpoint());
    this.tables = Tables.ready(store);
    slack.mount(site);
    SlackHandler handler =
        SlackHandler.of(
            settings.signingSecret(),
            () -> tables.asked(feeds),
            new Environment(withToken(settings.token())),
            clock);
    site.mount("/slack/", new Gateway(handler, "SlackFunction", clock));
  }

  /** Where alerts go when they go to the local Slack. */
  DeliverConfig localSlack(DeliverConfig usual) {
    return usual.to(slack.firstChannel(), LocalSlack.apiUrl(site));
  }

  Session session(
      List<Feed> feeds,
      List<Vendor> vendors,
      FeedClient.Options fetching,
      FirstRead firstRead,
      DeliverConfig config,
      String token,
      PrintStream out) {
    this.feeds = feeds;
    Session session =
        new Session(
            CUSTOMER, feeds, fetching, firstRead, tables, config, tokens(token), clock, out);
    session.watch(vendors);
    return session;
  }

  private BotTokens tokens(String token) {
    return BotTokens.from(new Environment(withToken(token)), tables.installations());
  }

  private Map<String, String> withToken(String token) {
    Map<String, String> all = new HashMap<>(variables);
    all.put("SLACK_BOT_TOKEN", token);
    return all;
  }

  /** Where this machine's own programs find the site. */
  URI page() {
    return site.address();
  }

  /** The same as a person opens it. */
  URI shown() {
    return site.page();
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
