package bellwether.local.command;

import bellwether.app.deliver.DeliveryConfig;
import bellwether.app.poll.FirstRead;
import bellwether.domain.feed.Feed;
import bellwether.domain.vendor.Vendor;
import bellwether.feed.catalogue.Catalogue;
import bellwether.feed.http.FeedClient;
import bellwether.local.cli.CliCommand;
import bellwether.local.cli.UserError;
import bellwether.local.dynamodb.DynamoDbLocalServer;
import bellwether.local.http.LocalHttpServer;
import bellwether.local.http.StaticFileHandler;
import bellwether.local.slack.LocalSlack;
import bellwether.local.slack.LocalSlackSettings;
import java.io.IOException;
import java.io.PrintStream;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Set;

/** {@code demo}: the whole product on the sample feeds and the sample vendor list. */
public final class DemoCommand implements CliCommand {
  private static final String USAGE = "./bellwether demo [--port 3000] [--once]";
  private static final int DEFAULT_PORT = 3000;

  private final Path home;
  private final PrintStream out;
  private final PrintStream err;
  private final Clock clock;

  /** A demo of the samples in {@code home/events}. */
  public DemoCommand(Path home, PrintStream out, PrintStream err, Clock clock) {
    this.home = home;
    this.out = out;
    this.err = err;
    this.clock = clock;
  }

  @Override
  public String summary() {
    return "[--port 3000] [--once]   the whole product on the sample feeds and vendors";
  }

  @Override
  public int run(List<String> words) throws IOException {
    CommandOptions options =
        CommandOptions.parse(words, Set.of("--port"), Set.of("--once"), USAGE)
            .requireNoPositionals(USAGE);
    List<Vendor> vendors =
        new VendorFileReader(home.resolve("events/vendors.csv"), err::println).read();
    LocalSlackSettings settings = LocalSlackSettings.withRandomSecrets(LocalDeployment.CHANNELS);
    try (LocalHttpServer site = LocalHttpServer.open(options.port(DEFAULT_PORT));
        LocalDeployment machine =
            new LocalDeployment(
                DynamoDbLocalServer.inMemory(),
                LocalSlack.inMemory(settings, clock),
                site,
                settings,
                clock)) {
      site.mount("/feeds/", new StaticFileHandler(home.resolve("events/feeds")));
      SlackTarget slack = machine.localSlack(DeliveryConfig.of("-"), settings.token());
      out.println("Local Slack: " + machine.browserUri());
      LocalPipeline session =
          machine.createPipeline(
              readFeeds(machine.baseUri()),
              vendors,
              FeedClient.Options.PUBLIC.withPrivateAddresses(true),
              FirstRead.ALERT,
              slack,
              out);
      boolean well = session.runOnce(out, err);
      if (options.hasFlag("--once")) {
        return well ? 0 : 1;
      }
      out.println("Type /breach mimecast at " + machine.browserUri() + "; stop with Ctrl-C.");
      session.runForever(err);
      return 0;
    }
  }

  /** The sample feeds name port 3000; they are served wherever this demo has its page. */
  private List<Feed> readFeeds(URI page) throws IOException {
    Path file = home.resolve("events/feeds/feeds.json");
    String json = Files.readString(file);
    try {
      return Catalogue.parse(json.replace("http://localhost:3000/", page.toString()));
    } catch (IllegalArgumentException e) {
      throw new UserError(file + ": " + e.getMessage());
    }
  }
}
