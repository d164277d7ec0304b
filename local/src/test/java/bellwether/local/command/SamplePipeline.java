package bellwether.local.command;

import bellwether.app.deliver.DeliveryConfig;
import bellwether.app.poll.FirstRead;
import bellwether.feed.catalogue.Catalogue;
import bellwether.feed.http.FeedClient;
import bellwether.local.slack.LocalSlackSettings;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;

/** The sample feeds and vendors of {@code events/}, as the demo reads them. */
final class SamplePipeline {
  static final Path EVENTS = Path.of("../events");

  private SamplePipeline() {}

  /** A session of the machine, whose site serves the feeds. */
  static LocalPipeline create(LocalDeployment machine, LocalSlackSettings settings, PrintStream out)
      throws Exception {
    String feeds =
        Files.readString(EVENTS.resolve("feeds/feeds.json"))
            .replace("http://localhost:3000/", machine.baseUri().toString());
    return machine.createPipeline(
        Catalogue.parse(feeds),
        new VendorFileReader(EVENTS.resolve("vendors.csv"), out::println).read(),
        FeedClient.Options.PUBLIC.withPrivateAddresses(true),
        FirstRead.ALERT,
        machine.localSlack(DeliveryConfig.of("-"), settings.token()),
        out);
  }
}
