package bellwether.local.command;

import bellwether.app.deliver.DeliveryConfig;
import bellwether.app.poll.FirstRead;
import bellwether.app.workspace.InvalidSettingException;
import bellwether.domain.feed.Feed;
import bellwether.domain.vendor.Vendor;
import bellwether.feed.catalogue.FeedOptions;
import bellwether.feed.http.FeedClient;
import bellwether.feed.http.FeedKey;
import bellwether.lambda.Environment;
import bellwether.lambda.SlackConfig;
import bellwether.local.cli.CliCommand;
import bellwether.local.cli.CommandOptions;
import bellwether.local.cli.UserError;
import bellwether.local.http.ListenAddress;
import bellwether.local.http.LocalHttpServer;
import bellwether.local.http.SampleMailbox;
import bellwether.local.mail.LocalSes;
import bellwether.local.slack.LocalSlack;
import bellwether.local.slack.LocalSlackSettings;
import bellwether.local.slack.workspace.LocalAppCredentials;
import bellwether.local.terminal.Terminal;
import bellwether.local.terminal.TerminalEvent;
import java.io.IOException;
import java.io.PrintStream;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;

/** {@code run}: runs Bellwether on live feeds and keeps its state in a folder. */
public final class RunCommand implements CliCommand {
  private static final String LOCAL_TOKEN = "xoxb-not-a-token";
  private static final String LOCAL_SIGNING_SECRET = "events-signing-secret-not-for-production";

  private final Path home;
  private final Map<String, String> variables;
  private final FeedOptions feedSettings;
  private final PrintStream out;
  private final PrintStream err;
  private final Clock clock;

  /**
   * @param home the folder that contains events/
   */
  public RunCommand(
      Path home, Map<String, String> variables, PrintStream out, PrintStream err, Clock clock) {
    this.home = home;
    this.variables = Map.copyOf(variables);
    this.feedSettings = new FeedOptions(new Environment(variables)::find);
    this.out = out;
    this.err = err;
    this.clock = clock;
  }

  @Override
  public String name() {
    return "run";
  }

  @Override
  public int run(CommandOptions options) throws IOException {
    options.rejectArguments();
    int port = options.port(3000);
    ListenAddress listen = ListenOption.read(options, variables);
    Terminal terminal = Terminal.of(options, out, err, clock);
    Optional<DeliveryConfig> realSlack = realSlackConfig();
    DeliveryConfig config = realSlack.orElseGet(() -> deliveryConfig("-"));
    URI realApiUrl = setting(() -> slackConfig(variables).apiUrl());
    List<Feed> feeds = FeedsFileReader.read(options, feedSettings);
    feedSettings
        .unknownNames(feeds)
        .forEach(name ->
            terminal.print(
                TerminalEvent.warn(
                    "unknown_feed",
                    "",
                    FeedOptions.OPTIONAL_FEEDS_VARIABLE + " names an unknown feed: " + name)));
    List<Vendor> vendors =
        options
            .find("--vendors")
            .map(file ->
                VendorFileReader.read(
                    Path.of(file), warning -> VendorFileReader.printWarning(warning, terminal)))
            .orElse(List.of());
    FirstRead firstRead = firstRead(options);
    Path data = DataDirectory.fromOptions(options);
    LocalSlackSettings settings = localSlackSettings(realSlack.isPresent(), terminal);
    try (LocalHttpServer site = LocalHttpServer.open(port, listen);
        LocalDeployment deployment =
            new LocalDeployment(
                DataDirectory.open(data, listen),
                LocalSlack.fileBacked(data.resolve("slack.jsonl"), settings, clock),
                site,
                settings,
                installVariables(site),
                terminal,
                clock)) {
      DataDirectory.writeEndpoint(data, deployment.dynamoEndpoint());
      mountSampleMailbox(site);
      SlackTarget target =
          realSlack
              .map(real -> new SlackTarget(real, realApiUrl, variable("SLACK_BOT_TOKEN")))
              .orElseGet(() -> deployment.localSlack(config, settings.token()));
      LocalPipeline pipeline =
          deployment.createPipeline(feeds, vendors, fetchOptions(feeds), firstRead, target);
      terminal.print(
          TerminalEvent.info("local_slack", "", "Local Slack: " + deployment.browserUri())
              .with("url", deployment.browserUri()));
      terminal.print(
          TerminalEvent.info("dynamodb", "", "DynamoDB:    " + deployment.dynamoEndpoint())
              .with("url", deployment.dynamoEndpoint()));
      if (realSlack.isEmpty()) {
        URI mail = deployment.browserUri().resolve(LocalSes.PAGE);
        terminal.print(
            TerminalEvent.info("local_mail", "", "E-mail:      " + mail).with("url", mail));
      }
      ListenOption.warnOfAccess(listen, terminal);
      if (options.hasFlag("--once")) {
        return pipeline.runOnce() ? 0 : 1;
      }
      pipeline.runForever();
      return 0;
    }
  }

  /** For InboundMailFunction in a container: events/inbound-mail.json names a mail there. */
  private void mountSampleMailbox(LocalHttpServer site) {
    Path events = home.resolve("events");
    if (Files.isDirectory(events)) {
      new SampleMailbox(events).mount(site);
    }
  }

  /** Returns the settings for a real Slack workspace, if the environment names one. */
  private Optional<DeliveryConfig> realSlackConfig() {
    boolean token = !variable("SLACK_BOT_TOKEN").isEmpty();
    boolean channel = !variable("SLACK_CHANNEL").isEmpty();
    if (token != channel) {
      throw UserError.usage(
          token
              ? "SLACK_BOT_TOKEN is set but SLACK_CHANNEL is not: set it to the id of the channel"
              : "SLACK_CHANNEL is set but SLACK_BOT_TOKEN is not: set it to the app's bot token");
    }
    return token ? Optional.of(deliveryConfig(variable("SLACK_CHANNEL"))) : Optional.empty();
  }

  private DeliveryConfig deliveryConfig(String channel) {
    Map<String, String> all = new HashMap<>(variables);
    all.put("SLACK_CHANNEL", channel);
    return setting(() -> slackConfig(all).deliveryConfig());
  }

  private static <T> T setting(Supplier<T> reader) {
    try {
      return reader.get();
    } catch (InvalidSettingException e) {
      throw UserError.usage(e.getMessage() + "");
    }
  }

  private static SlackConfig slackConfig(Map<String, String> variables) {
    return new SlackConfig(new Environment(variables));
  }

  /**
   * Uses the secrets of events/env.json, so that functions that SAM starts work with the local
   * Slack. They need not be secret, because it authenticates nobody. With a real Slack the secret
   * is never public: without a setting it is random, so that nobody can sign a request.
   */
  private LocalSlackSettings localSlackSettings(boolean realSlack, Terminal terminal) {
    String secret = variable("SLACK_SIGNING_SECRET");
    if (!realSlack || !secret.isEmpty()) {
      return LocalSlackSettings.withSlackLimits(
          LOCAL_TOKEN, secret.isEmpty() ? LOCAL_SIGNING_SECRET : secret, LocalDeployment.CHANNELS);
    }
    terminal.print(
        TerminalEvent.warn(
            "no_signing_secret",
            "",
            "SLACK_SIGNING_SECRET is not set, so commands and clicks from your Slack are"
                + " rejected: set it to the app's signing secret"));
    return LocalSlackSettings.withRandomSecrets(LocalDeployment.CHANNELS);
  }

  /**
   * Returns the settings for installation by OAuth: with a real Slack, those of the environment. A
   * token there belongs to this machine's customer unless SLACK_TEAM_ID names another workspace.
   */
  private Map<String, String> installVariables(LocalHttpServer site) {
    if (variable("SLACK_BOT_TOKEN").isEmpty()) {
      return LocalAppCredentials.environment(site.browserUri());
    }
    Map<String, String> all = new HashMap<>(variables);
    all.remove("BELLWETHER_SECRETS");
    if (!variable(SlackConfig.TOKEN_KEY).isEmpty()) {
      all.putIfAbsent("SLACK_TEAM_ID", LocalDeployment.CUSTOMER_ID);
    }
    return all;
  }

  private FeedClient.Options fetchOptions(List<Feed> feeds) {
    return FeedClient.Options.PUBLIC
        .withPrivateAddresses(!variable("BELLWETHER_ALLOW_PRIVATE_FEEDS").equals("false"))
        .withContact(variable(FeedOptions.CONTACT_VARIABLE))
        .withKeys(FeedKey.byHost(feeds, this::variable));
  }

  /** By default, only feeds of a feeds file alert on their first read. */
  private FirstRead firstRead(CommandOptions options) {
    String named = variable("BELLWETHER_FIRST_READ");
    if (named.isEmpty()) {
      return options.find("--feeds").isPresent() ? FirstRead.ALERT : FirstRead.SILENT;
    }
    try {
      return FirstRead.parse(named);
    } catch (IllegalArgumentException e) {
      throw UserError.usage("BELLWETHER_FIRST_READ must be silent or alert");
    }
  }

  /** Returns the value, or an empty text if the variable is not set. */
  private String variable(String name) {
    return variables.getOrDefault(name, "").strip();
  }
}
