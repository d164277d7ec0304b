package bellwether.local.command;

import bellwether.app.deliver.DeliveryConfig;
import bellwether.app.poll.FirstRead;
import bellwether.app.workspace.InvalidSettingException;
import bellwether.domain.feed.Feed;
import bellwether.domain.vendor.Vendor;
import bellwether.feed.catalogue.Catalogue;
import bellwether.feed.catalogue.FeedOptions;
import bellwether.feed.http.FeedClient;
import bellwether.feed.http.FeedKey;
import bellwether.lambda.Environment;
import bellwether.lambda.SlackConfig;
import bellwether.local.cli.CliCommand;
import bellwether.local.cli.UserError;
import bellwether.local.http.LocalHttpServer;
import bellwether.local.slack.LocalSlack;
import bellwether.local.slack.LocalSlackSettings;
import bellwether.local.slack.workspace.LocalAppCredentials;
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
import java.util.Set;
import java.util.function.Supplier;

/** {@code run}: the whole product on live feeds, its state kept in a folder. */
public final class RunCommand implements CliCommand {
  private static final String USAGE =
      "./bellwether run [--feeds FILE] [--vendors FILE] [--data DIR] [--port N] [--once]";

  /** What events/env.json tells a container. */
  private static final int DEFAULT_PORT = 3000;

  private static final String LOCAL_TOKEN = "xoxb-not-a-token";
  private static final String LOCAL_SIGNING_SECRET = "events-signing-secret-not-for-production";

  private final Map<String, String> variables;
  private final PrintStream out;
  private final PrintStream err;
  private final Clock clock;

  public RunCommand(Map<String, String> variables, PrintStream out, PrintStream err, Clock clock) {
    this.variables = Map.copyOf(variables);
    this.out = out;
    this.err = err;
    this.clock = clock;
  }

  @Override
  public String summary() {
    return "[--feeds FILE] [--vendors FILE] [--data DIR] [--port N] [--once]   on live feeds";
  }

  @Override
  public int run(List<String> words) throws IOException {
    CommandOptions options =
        CommandOptions.parse(
                words, Set.of("--feeds", "--vendors", "--data", "--port"), Set.of("--once"), USAGE)
            .requireNoPositionals(USAGE);
    Optional<DeliveryConfig> realSlack = realSlackConfig();
    DeliveryConfig config = realSlack.orElseGet(() -> deliverConfig("-"));
    URI realApiUrl = setting(() -> slackConfig(variables).apiUrl());
    List<Feed> feeds =
        options
            .find("--feeds")
            .map(this::readFeeds)
            .orElseGet(() -> Catalogue.builtIn(feedSwitches()));
    feedSwitches()
        .unknownNames(feeds)
        .forEach(
            name -> err.println(FeedOptions.OPTIONAL_FEEDS_VARIABLE + " names no feed: " + name));
    List<Vendor> vendors =
        options
            .find("--vendors")
            .map(file -> new VendorFileReader(Path.of(file), err::println).read())
            .orElse(List.of());
    FirstRead firstRead = firstRead(options);
    Path data = DataDirectory.fromOptions(options);
    LocalSlackSettings settings = localSlackSettings();
    try (LocalHttpServer site = LocalHttpServer.open(options.port(DEFAULT_PORT));
        LocalDeployment machine =
            new LocalDeployment(
                DataDirectory.open(data),
                LocalSlack.fileBacked(data.resolve("slack.jsonl"), settings, clock),
                site,
                settings,
                installVariables(site),
                clock)) {
      DataDirectory.writeEndpoint(data, machine.dynamoEndpoint());
      SlackTarget target =
          realSlack
              .map(real -> new SlackTarget(real, realApiUrl, variable("SLACK_BOT_TOKEN")))
              .orElseGet(() -> machine.localSlack(config, settings.token()));
      LocalPipeline session =
          machine.createPipeline(feeds, vendors, fetchOptions(feeds), firstRead, target, out);
      out.println("Local Slack: " + machine.browserUri());
      out.println("DynamoDB:    " + machine.dynamoEndpoint());
      if (options.hasFlag("--once")) {
        return session.runOnce(out, err) ? 0 : 1;
      }
      session.runForever(err);
      return 0;
    }
  }

  /** Slack itself is posted to only if somebody asked for it, and then for all that it needs. */
  private Optional<DeliveryConfig> realSlackConfig() {
    boolean token = !variable("SLACK_BOT_TOKEN").isEmpty();
    boolean channel = !variable("SLACK_CHANNEL").isEmpty();
    if (token != channel) {
      throw new UserError(
          token
              ? "SLACK_BOT_TOKEN is set but SLACK_CHANNEL is not: set it to the id of the channel"
              : "SLACK_CHANNEL is set but SLACK_BOT_TOKEN is not: set it to the app's bot token");
    }
    return token ? Optional.of(deliverConfig(variable("SLACK_CHANNEL"))) : Optional.empty();
  }

  private DeliveryConfig deliverConfig(String channel) {
    Map<String, String> all = new HashMap<>(variables);
    all.put("SLACK_CHANNEL", channel);
    return setting(() -> slackConfig(all).deliveryConfig());
  }

  /** Reads a setting; an invalid one is an error of the user. */
  private static <T> T setting(Supplier<T> reader) {
    try {
      return reader.get();
    } catch (InvalidSettingException e) {
      throw new UserError(e.getMessage() + "");
    }
  }

  private static SlackConfig slackConfig(Map<String, String> variables) {
    return new SlackConfig(new Environment(variables));
  }

  /**
   * The local Slack's secrets are those of events/env.json, so that a container that SAM starts can
   * post to it and takes its commands. They guard nothing: it listens on this machine only.
   */
  private LocalSlackSettings localSlackSettings() {
    String secret = variable("SLACK_SIGNING_SECRET");
    return LocalSlackSettings.withSlackLimits(
        LOCAL_TOKEN, secret.isEmpty() ? LOCAL_SIGNING_SECRET : secret, LocalDeployment.CHANNELS);
  }

  /**
   * With real Slack, what the environment says; the token in it serves this machine's own customer
   * unless it names another. Values, not names of secrets.
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

  /** Feeds of one's own choice are there to be tried; the built-in ones show old news at first. */
  private FirstRead firstRead(CommandOptions options) {
    String named = variable("BELLWETHER_FIRST_READ");
    if (named.isEmpty()) {
      return options.find("--feeds").isPresent() ? FirstRead.ALERT : FirstRead.SILENT;
    }
    try {
      return FirstRead.parse(named);
    } catch (IllegalArgumentException e) {
      throw new UserError("BELLWETHER_FIRST_READ must be silent or alert");
    }
  }

  /** The value, empty where the variable is not set. */
  private String variable(String name) {
    return variables.getOrDefault(name, "").strip();
  }

  private FeedOptions feedSwitches() {
    return new FeedOptions(new Environment(variables)::find);
  }

  private List<Feed> readFeeds(String file) {
    try {
      return Catalogue.parse(Files.readString(Path.of(file)), feedSwitches());
    } catch (IOException e) {
      throw new UserError(file + " can't be read: give a feeds file, a JSON array of feeds");
    } catch (IllegalArgumentException e) {
      throw new UserError(file + ": " + e.getMessage());
    }
  }
}
