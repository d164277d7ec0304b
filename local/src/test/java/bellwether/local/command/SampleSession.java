package bellwether.local.command;

import bellwether.feed.Catalogue;
import bellwether.feed.FeedClient;
import bellwether.function.Environment;
import bellwether.function.deliver.DeliverConfig;
import bellwether.function.poll.FirstRead;
import bellwether.local.slack.SlackSettings;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;

/** The sample feeds and vendors of {@code events/}, as the demo reads them. */
final class SampleSession {
  static final Path EVENTS = Path.of("../events");

  private SampleSession() {}

  /** A session of the machine, whose site serves the feeds. */
  static Session on(Machine machine, SlackSettings settings, PrintStream out) throws Exception {
    String feeds =
        Files.readString(EVENTS.resolve("feeds/feeds.json"))
            .replace("http://localhost:3000/", machine.page().toString());
    DeliverConfig slack =
        machine.localSlack(DeliverConfig.from(new Environment(Map.of("SLACK_CHANNEL", "-"))));
    return machine.session(
        Catalogue.read(feeds),
        new VendorFile(EVENTS.resolve("vendors.csv"), out::println).read(),
        FeedClient.Options.PUBLIC.withPrivateAddresses(true),
        FirstRead.ALERT,
        slack,
        settings.token(),
        out);
  }
}
