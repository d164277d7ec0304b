package bellwether.local.torture.worker;

import bellwether.app.App;
import bellwether.app.deliver.DeliveryConfig;
import bellwether.app.deliver.OutageListener;
import bellwether.app.deliver.SlackChannel;
import bellwether.app.match.FloodLimit;
import bellwether.app.poll.FirstRead;
import bellwether.domain.feed.Feed;
import bellwether.feed.catalogue.Catalogue;
import bellwether.feed.http.FeedClient;
import bellwether.lambda.Environment;
import bellwether.lambda.SlackConfig;
import bellwether.local.terminal.JsonTerminal;
import bellwether.local.terminal.Terminal;
import bellwether.local.terminal.TerminalLoggerProvider;
import bellwether.slack.api.PostResult;
import bellwether.store.Stores;
import bellwether.store.dynamo.DynamoStores;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.locks.LockSupport;

/** The main class of a worker process, which ends with the process that started it. */
public final class WorkerMain {
  /** The names of the worker's own variables, beside those of the functions. */
  public static final String DESIGN = "TORTURE_DESIGN";

  public static final String FEEDS = "TORTURE_FEEDS";
  public static final String SEED = "TORTURE_SEED";
  public static final String STREAM_FAULTS = "TORTURE_STREAM_FAULTS";
  public static final String MAX_ALERTS = "TORTURE_MAX_ALERTS";

  private static final Duration FLOOD_WINDOW = Duration.ofMinutes(10);
  private static final Duration FLOOD_HOLD = Duration.ofSeconds(5);

  private WorkerMain() {}

  /** Runs the worker that the environment describes. */
  public static void main(String[] arguments) throws IOException, InterruptedException {
    Locale.setDefault(Locale.ROOT);
    Thread.ofPlatform().daemon().start(WorkerMain::exitWithParent);
    Map<String, String> variables = System.getenv();
    Clock clock = Clock.systemUTC();
    // With every log line, so that the campaign can search them for secrets.
    Terminal terminal = new JsonTerminal(System.out, clock);
    TerminalLoggerProvider.printTo(terminal);
    List<Feed> feeds = Catalogue.parse(Files.readString(Path.of(value(variables, FEEDS))));
    DynamoStores stores =
        DynamoStores.connectLocal(URI.create(value(variables, "AWS_ENDPOINT_URL_DYNAMODB")));
    App app = new App(stores, () -> feeds, clock);
    int percent = Integer.parseInt(value(variables, STREAM_FAULTS));
    Random seeds = new Random(Long.parseLong(value(variables, SEED)));
    WorkerSteps steps =
        new WorkerSteps(
            stores,
            app.feedPoller(FeedClient.Options.PUBLIC.withPrivateAddresses(true), FirstRead.ALERT),
            () ->
                app.advisoryMatcher(
                    new FloodLimit(
                        Integer.parseInt(value(variables, MAX_ALERTS)), FLOOD_WINDOW, FLOOD_HOLD)),
            () -> deliverer(variables, app, stores, clock),
            () -> new StreamFaults(new Random(seeds.nextLong()), percent),
            clock);
    new WorkerLoop(steps.all(), terminal).run();
  }

  private static Deliverer deliverer(
      Map<String, String> variables, App app, Stores stores, Clock clock) {
    SlackConfig slack = new SlackConfig(new Environment(variables));
    DeliveryConfig config = slack.deliveryConfig();
    SlackChannel channel =
        new SlackChannel(
            slack.botTokens(stores.installations()), slack.apiUrl(), config.callTimeout());
    Design design = Design.find(value(variables, DESIGN)).orElseThrow();
    if (design == Design.BELLWETHER) {
      return new Deliverer.Product(
          app.deliverySweeper(
              channel,
              config,
              pause -> LockSupport.parkNanos(pause.toNanos()),
              OutageListener.NONE));
    }
    SimplePost post = new SimplePost(channel, stores.customers());
    SimpleDeliverer.Step step =
        switch (design) {
          case MARK_THEN_POST -> SimpleSteps.markThenPost(stores.deliveries(), post);
          case POST_THEN_MARK ->
              SimpleSteps.postThenMark(
                  stores.deliveries(),
                  delivery -> post.post(delivery) instanceof PostResult.Posted);
          case SDK_RETRIES ->
              SimpleSteps.postThenMark(
                  stores.deliveries(),
                  new SdkPost(value(variables, "SLACK_BOT_TOKEN"), slack.apiUrl(), post)::post);
          case BELLWETHER, LEASE_ONLY ->
              SimpleSteps.leaseOnly(stores.deliveries(), post, config.lease());
        };
    return new SimpleDeliverer(stores.deliveries(), step, clock);
  }

  private static String value(Map<String, String> variables, String name) {
    return new Environment(variables).require(name, "a value of the campaign");
  }

  /** The campaign holds the other end of standard input, which closes when that process ends. */
  private static void exitWithParent() {
    try {
      while (System.in.read() >= 0) {
        // Nothing is sent.
      }
    } catch (IOException e) {
      // The same as the end.
    }
    Runtime.getRuntime().halt(0);
  }
}
