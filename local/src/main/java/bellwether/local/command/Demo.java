package bellwether.local.command;

import bellwether.domain.Feed;
import bellwether.domain.Vendor;
import bellwether.feed.Catalogue;
import bellwether.feed.FeedClient;
import bellwether.function.Environment;
import bellwether.function.deliver.DeliverConfig;
import bellwether.function.poll.FirstRead;
import bellwether.local.cli.Command;
import bellwether.local.http.FeedFolder;
import bellwether.local.dynamodb.LocalDynamo;
import bellwether.local.http.Site;
import bellwether.local.cli.UserError;
import bellwether.local.slack.LocalSlack;
import bellwether.local.slack.SlackSettings;
import java.io.IOException;
import java.io.PrintStream;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** {@code demo}: the whole product on the sample feeds and the sample vendor list. */
public final class Demo implements Command {
  private static final String USAGE = "./bellwether demo [--port 3000] [--once]";
  private static final int PORT = 3000;

  private final Path home;
  private final PrintStream out;
  private final PrintStream err;
  private final Clock clock;

  /** A demo of the samples in {@code home/events}. */
  public Demo(Path home, PrintStream out, PrintStream err, Clock clock) {
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
    Options options =
        Options.of(words, Set.of("--port"), Set.of("--once"), USAGE).nothingElse(USAGE);
    List<Vendor> vendors = new VendorFile(home.resolve("events/vendors.csv"), err::println).read();
    SlackSettings settings = SlackSettings.generated(Machine.CHANNELS);
    try (Site site = Site.open(options.port(PORT));
        Machine machine =
            new Machine(
                LocalDynamo.inMemory(),
                LocalSlack.inMemory(settings, clock),
                site,
                settings,
                clock)) {
      site.mount("/feeds/", new FeedFolder(home.resolve("events/feeds")));
      DeliverConfig slack =
          machine.localSlack(DeliverConfig.from(new Environment(Map.of("SLACK_CHANNEL", "-"))));
      out.println("Local Slack: " + machine.shown());
      Session session =
          machine.session(
              feeds(machine.page()),
              vendors,
              FeedClient.Options.PUBLIC.withPrivateAddresses(true),
              FirstRead.ALERT,
              slack,
              settings.token(),
              out);
      boolean well = session.once(out, err);
      if (options.has("--once")) {
        return well ? 0 : 1;
      }
      out.println("Type /breach mimecast at " + machine.shown() + "; stop with Ctrl-C.");
      session.forever(err);
      return 0;
    }
  }

  /** The sample feeds name port 3000; they are served wherever this demo has its page. */
  private List<Feed> feeds(URI page) throws IOException {
    Path file = home.resolve("events/feeds/feeds.json");
    String json = Files.readString(file);
    try {
      return Catalogue.read(json.replace("http://localhost:3000/", page.toString()));
    } catch (IllegalArgumentException e) {
      throw new UserError(file + ": " + e.getMessage());
    }
  }
}
