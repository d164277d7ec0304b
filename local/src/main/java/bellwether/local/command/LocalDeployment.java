package bellwether.local.command;

import bellwether.app.App;
import bellwether.app.Forwarding;
import bellwether.app.deliver.DeliveryConfig;
import bellwether.app.deliver.SlackChannel;
import bellwether.app.poll.FirstRead;
import bellwether.app.workspace.BotTokens;
import bellwether.app.workspace.DestinationSecrets;
import bellwether.app.workspace.DestinationSecrets.Secrets;
import bellwether.domain.destination.Destination;
import bellwether.domain.destination.Destination.Kind;
import bellwether.domain.destination.Destinations;
import bellwether.domain.feed.Feed;
import bellwether.domain.vendor.Vendor;
import bellwether.feed.http.FeedClient;
import bellwether.forward.EventSignature;
import bellwether.forward.email.EmailAddress;
import bellwether.lambda.Environment;
import bellwether.lambda.SlackConfig;
import bellwether.lambda.SlackHandler;
import bellwether.local.dynamodb.DynamoDbLocalServer;
import bellwether.local.http.HttpApiGateway;
import bellwether.local.http.LocalHttpServer;
import bellwether.local.mail.LocalSes;
import bellwether.local.receiver.LocalReceiver;
import bellwether.local.slack.LocalSlack;
import bellwether.local.slack.LocalSlackSettings;
import bellwether.local.terminal.Terminal;
import bellwether.local.terminal.TerminalEvent;
import bellwether.store.dynamo.DynamoStores;
import java.io.IOException;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Bellwether in this process: DynamoDB Local, the local Slack with its page, and the functions. */
final class LocalDeployment implements AutoCloseable {
  /** The only customer, which is also the id of the local workspace. */
  static final String CUSTOMER_ID = DataDirectory.CUSTOMER_ID;

  static final List<String> CHANNELS = List.of("vendor-alerts");

  private static final Duration EMAIL_TIMEOUT = Duration.ofSeconds(8);

  private final DynamoDbLocalServer dynamo;
  private final LocalSlack slack;
  private final LocalHttpServer site;
  private final DynamoStores stores;
  private final App app;
  private final DestinationSecrets secrets;
  private final LocalReceiver receiver;
  private final LocalSes ses;
  private volatile List<Feed> feeds = List.of();
  private final Map<String, String> variables;
  private final Terminal terminal;
  private final Clock clock;

  /**
   * @param variables settings for installation by OAuth
   */
  LocalDeployment(
      DynamoDbLocalServer dynamo,
      LocalSlack slack,
      LocalHttpServer site,
      LocalSlackSettings settings,
      Map<String, String> variables,
      Terminal terminal,
      Clock clock)
      throws IOException {
    this.terminal = terminal;
    this.variables = Map.copyOf(variables);
    this.dynamo = dynamo;
    this.slack = slack;
    this.site = site;
    this.clock = clock;
    this.stores = DynamoDbStartup.open(dynamo.endpoint(), terminal::print);
    // Members of a real workspace must not reach this machine's network.
    boolean allowPrivate = variables.getOrDefault("SLACK_BOT_TOKEN", "").isBlank();
    this.secrets = new SlackConfig(new Environment(variables)).forwarding().secrets();
    this.ses = new LocalSes(clock);
    // E-mail about a real workspace must not seem to be sent.
    Forwarding forwarding =
        new Forwarding(
            secrets,
            allowPrivate,
            allowPrivate,
            allowPrivate ? Optional.of(ses.client(site, EMAIL_TIMEOUT)) : Optional.empty());
    this.app = new App(stores, () -> feeds, forwarding, clock);
    ses.mount(site);
    slack.mount(site);
    this.receiver = new LocalReceiver(this::webhookSecret, clock);
    receiver.mount(site);
    SlackHandler handler =
        SlackHandler.inProcess(
            app,
            slackConfig(settings.token(), settings.signingSecret()),
            stores.installations(),
            clock);
    site.mount("/slack/", new HttpApiGateway(handler, "SlackFunction", clock));
  }

  /** Lets alerts go to the local webhook, the local Microsoft Teams and the local e-mail too. */
  void setLocalDestinations() {
    EmailAddress email = EmailAddress.parse("security-team@example.com");
    String sealedEmail =
        secrets.seal(CUSTOMER_ID, Kind.EMAIL, new Secrets(email.text(), "")).orElseThrow();
    Destinations destinations =
        Destinations.NONE.with(
            Destination.active(Kind.EMAIL, sealedEmail, email.text(), clock.instant())
                .withId(email.destinationId()));
    for (Kind kind : List.of(Kind.WEBHOOK, Kind.TEAMS)) {
      URI address = site.baseUri().resolve(LocalReceiver.PATH + kind.id());
      String secret = kind == Kind.WEBHOOK ? EventSignature.newSecret() : "";
      String sealed =
          secrets.seal(CUSTOMER_ID, kind, new Secrets(address.toString(), secret)).orElseThrow();
      destinations =
          destinations.with(Destination.active(kind, sealed, address.getHost(), clock.instant()));
    }
    boolean _ = stores.destinations().save(CUSTOMER_ID, destinations);
  }

  private Optional<String> webhookSecret() {
    return stores
        .destinations()
        .find(CUSTOMER_ID)
        .find(Kind.WEBHOOK)
        .flatMap(webhook -> secrets.open(CUSTOMER_ID, webhook))
        .map(Secrets::signingSecret);
  }

  /** The local webhook and the local Microsoft Teams. */
  LocalReceiver receiver() {
    return receiver;
  }

  /** The local Amazon SES. */
  LocalSes ses() {
    return ses;
  }

  /** Returns the local Slack as the target of alerts, with the durations of the configuration. */
  SlackTarget localSlack(DeliveryConfig config, String token) {
    String channel = slack.defaultChannelId();
    return new SlackTarget(
        new DeliveryConfig(channel, channel, config.lease(), config.settleTime()),
        LocalSlack.apiUrl(site),
        token);
  }

  LocalPipeline createPipeline(
      List<Feed> feeds,
      List<Vendor> vendors,
      FeedClient.Options fetching,
      FirstRead firstRead,
      SlackTarget target) {
    this.feeds = feeds;
    BotTokens tokens = slackConfig(target.token(), "").botTokens(stores.installations());
    PrintingChannel channel =
        new PrintingChannel(
            new SlackChannel(tokens, target.apiUrl(), target.delivery().callTimeout()),
            stores.deliveries(),
            terminal);
    LocalPipeline pipeline =
        new LocalPipeline(
            CUSTOMER_ID,
            app,
            stores,
            fetching,
            firstRead,
            target.delivery(),
            channel,
            terminal,
            clock);
    pipeline.watchVendors(vendors);
    if (stores.customers().vendors(CUSTOMER_ID).isEmpty()) {
      terminal.print(
          TerminalEvent.warn(
              "no_vendor",
              "",
              "No vendor is watched yet, so nothing can alert: add --vendors FILE.csv, or use"
                  + " /breach watch NAME"));
    }
    return pipeline;
  }

  private SlackConfig slackConfig(String token, String signingSecret) {
    Map<String, String> all = new HashMap<>(variables);
    all.put("SLACK_BOT_TOKEN", token);
    all.put("SLACK_SIGNING_SECRET", signingSecret);
    return new SlackConfig(new Environment(all));
  }

  URI baseUri() {
    return site.baseUri();
  }

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
    stores.close();
    dynamo.close();
  }
}
