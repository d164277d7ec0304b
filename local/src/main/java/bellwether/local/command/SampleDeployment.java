package bellwether.local.command;

import bellwether.app.deliver.DeliveryConfig;
import bellwether.app.poll.FirstRead;
import bellwether.feed.catalogue.Catalogue;
import bellwether.feed.http.FeedClient;
import bellwether.local.dynamodb.DynamoDbLocalServer;
import bellwether.local.http.ListenAddress;
import bellwether.local.http.LocalHttpServer;
import bellwether.local.http.StaticFileHandler;
import bellwether.local.mail.LocalSes;
import bellwether.local.receiver.LocalReceiver;
import bellwether.local.slack.LocalSlack;
import bellwether.local.slack.LocalSlackSettings;
import bellwether.local.slack.workspace.LocalAppCredentials;
import bellwether.local.terminal.Terminal;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;

/** Bellwether in memory, with the sample feeds and vendors of {@code events/}. */
final class SampleDeployment implements AutoCloseable {
  private final Path events;
  private final LocalSlackSettings settings =
      LocalSlackSettings.withRandomSecrets(LocalDeployment.CHANNELS);
  private final LocalDeployment deployment;
  private final Terminal terminal;

  /**
   * Starts the deployment.
   *
   * @param port the port of the local Slack; 0 chooses a free one
   */
  SampleDeployment(Path events, int port, Terminal terminal, Clock clock) throws IOException {
    this(events, port, ListenAddress.LOOPBACK, terminal, clock);
  }

  /** Starts the deployment and lets its local Slack listen on this address. */
  SampleDeployment(Path events, int port, ListenAddress listen, Terminal terminal, Clock clock)
      throws IOException {
    this.terminal = terminal;
    this.events = events;
    LocalHttpServer site = LocalHttpServer.open(port, listen);
    site.mount("/feeds/", new StaticFileHandler(events.resolve("feeds")));
    this.deployment =
        new LocalDeployment(
            DynamoDbLocalServer.inMemory(),
            LocalSlack.inMemory(settings, clock),
            site,
            settings,
            LocalAppCredentials.environment(site.browserUri()),
            terminal,
            clock);
    deployment.setLocalDestinations();
  }

  /** The local webhook and the local Microsoft Teams. */
  LocalReceiver receiver() {
    return deployment.receiver();
  }

  /** The local Amazon SES. */
  LocalSes ses() {
    return deployment.ses();
  }

  LocalPipeline createPipeline() throws IOException {
    // The sample feeds name port 3000, but the deployment may use another one.
    String feeds =
        Files.readString(events.resolve("feeds/feeds.json"))
            .replace("http://localhost:3000/", deployment.baseUri().toString());
    return deployment.createPipeline(
        Catalogue.parse(feeds),
        VendorFileReader.read(
            events.resolve("vendors.csv"),
            warning -> VendorFileReader.printWarning(warning, terminal)),
        FeedClient.Options.PUBLIC.withPrivateAddresses(true),
        FirstRead.ALERT,
        deployment.localSlack(DeliveryConfig.of("-"), settings.token()));
  }

  URI browserUri() {
    return deployment.browserUri();
  }

  URI dynamoEndpoint() {
    return deployment.dynamoEndpoint();
  }

  @Override
  public void close() throws IOException {
    deployment.close();
  }
}
