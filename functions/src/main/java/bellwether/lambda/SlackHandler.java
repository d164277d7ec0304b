package bellwether.lambda;

import static java.nio.charset.StandardCharsets.UTF_8;

import bellwether.app.App;
import bellwether.app.DeferredResponder;
import bellwether.app.InProcessQueue;
import bellwether.app.ResponseDeadline;
import bellwether.app.SlackEndpoint;
import bellwether.app.request.FailureLog;
import bellwether.app.request.HttpResponse;
import bellwether.app.request.MalformedRequestException;
import bellwether.app.request.QueuedRequest;
import bellwether.app.request.WorkQueue;
import bellwether.app.workspace.SlackApiGateway;
import bellwether.app.workspace.SlackGateway;
import bellwether.feed.catalogue.Catalogue;
import bellwether.feed.catalogue.FeedOptions;
import bellwether.slack.request.RequestVerifier;
import bellwether.store.InstallationStore;
import bellwether.store.StoreException;
import bellwether.store.aws.SqsQueue;
import bellwether.store.dynamo.DynamoStores;
import bellwether.store.dynamo.DynamoStores.Timeouts;
import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;
import org.slf4j.LoggerFactory;

/**
 * SlackFunction: handles {@code POST /slack/events}. It answers slash commands, interactions and
 * events at once; slow requests are queued and executed when SQS invokes the function with them.
 * {@code GET /slack/install} installs Bellwether in a workspace.
 */
public final class SlackHandler implements RequestStreamHandler {
  /** How long one step of an import may take while Slack waits for the response. */
  private static final Duration INTERACTIVE_IMPORT_BUDGET = Duration.ofMillis(1_200);

  /** The same for requests that are executed after the response. */
  private static final Duration DEFERRED_IMPORT_BUDGET = Duration.ofSeconds(45);

  /** The endpoint, given the time that the invocation has left. */
  private final Function<Duration, SlackEndpoint> endpoint;

  private final DeferredResponder deferredResponder;

  /**
   * Creates the function from its environment, as Lambda does. Checks that the signing secret is
   * configured but fetches it for each request: objects created here are in SnapStart's snapshot,
   * which must contain no secret.
   */
  public SlackHandler() {
    Environment environment = new Environment(System.getenv());
    Clock clock = Clock.systemUTC();
    SlackConfig config = new SlackConfig(environment);
    config.requireSigningSecret();
    // The SDK's client too, which writes.
    Priming.run(environment, tables -> SlackPriming.readMember(tables.installations(), clock));
    Priming.runLean(environment, tables -> SlackPriming.run(tables, config, clock));
    Priming.matchSample(environment, clock);
    Wiring interactive = Wiring.of(environment, config, Timeouts.SHORT, clock);
    Wiring deferred = Wiring.of(environment, config, Timeouts.LONG, clock);
    Optional<WorkQueue> queue =
        environment
            .find("BELLWETHER_LATER_QUEUE")
            .map(url -> sqsQueue(() -> new SqsQueue(environment.awsService("sqs", "SQS"), url)));
    if (!Priming.isAheadOfEvents(environment)) {
      Wiring first = queue.isPresent() ? interactive : deferred;
      Priming.runInBackground(() -> SlackPriming.readMember(first.installations(), clock));
    }
    this.endpoint =
        remaining -> {
          RequestVerifier verifier = new RequestVerifier(config.signingSecret(), clock);
          return queue
              .map(later ->
                  interactive.endpoint(
                      verifier, INTERACTIVE_IMPORT_BUDGET, ResponseDeadline.DEFAULT, later))
              .orElseGet(() ->
                  deferred.endpoint(
                      verifier,
                      INTERACTIVE_IMPORT_BUDGET,
                      ResponseDeadline.withinRemaining(remaining),
                      _ -> false));
        };
    this.deferredResponder = deferred.deferredResponder();
  }

  /** A queue in SQS, which invokes this function again with each request. */
  private static WorkQueue sqsQueue(Supplier<SqsQueue> queue) {
    return request -> {
      try {
        queue.get().send(request.toJson());
        return true;
      } catch (StoreException e) {
        LoggerFactory.getLogger(SlackHandler.class)
            .warn("a request could not be queued: {}", e.getMessage());
        return false;
      }
    };
  }

  /** Creates the function with these dependencies, for tests. */
  SlackHandler(SlackEndpoint endpoint, DeferredResponder deferredResponder) {
    this.endpoint = _ -> endpoint;
    this.deferredResponder = deferredResponder;
  }

  /**
   * Creates the function for a long-running process, on one machine and in tests: queued requests
   * are executed in this process.
   */
  public static SlackHandler inProcess(
      App app, SlackConfig config, InstallationStore installations, Clock clock) {
    Wiring wiring = new Wiring(app, config, installations);
    DeferredResponder deferredResponder = wiring.deferredResponder();
    return new SlackHandler(
        wiring.endpoint(
            new RequestVerifier(config.signingSecret(), clock),
            INTERACTIVE_IMPORT_BUDGET,
            ResponseDeadline.DEFAULT,
            new InProcessQueue(deferredResponder)),
        deferredResponder);
  }

  @Override
  public void handleRequest(InputStream in, OutputStream out, Context context) throws IOException {
    FailureLog log = new FailureLog(context.getAwsRequestId(), context.getLogger()::log);
    byte[] bytes = in.readAllBytes();
    HttpResponse response;
    try {
      List<QueuedRequest> queued = QueuedRequest.parseEvent(bytes);
      if (!queued.isEmpty()) {
        for (QueuedRequest queuedRequest : queued) {
          deferredResponder.complete(queuedRequest, log);
        }
        out.write(("{\"finished\":" + queued.size() + "}").getBytes(UTF_8));
        return;
      }
      Duration remaining = Duration.ofMillis(context.getRemainingTimeInMillis());
      response = endpoint.apply(remaining).handle(bytes, log);
    } catch (MalformedRequestException e) {
      response = HttpResponse.error(400, "Bad request: " + e.getMessage());
    }
    response.writeTo(out);
  }

  /** The dependencies that share one set of stores. */
  private record Wiring(App app, SlackConfig config, InstallationStore installations) {

    static Wiring of(Environment environment, SlackConfig config, Timeouts timeouts, Clock clock) {
      DynamoStores stores =
          DynamoStores.connectLean(environment.dynamoDb(), environment::tableName, timeouts);
      FeedOptions options = new FeedOptions(environment::find);
      return new Wiring(
          new App(stores, () -> Catalogue.builtIn(options), config.forwarding(), clock),
          config,
          stores.installations());
    }

    DeferredResponder deferredResponder() {
      SlackGateway slack = slackGateway();
      return new DeferredResponder(
          app.requestDispatcher(slack, config.sharedToken(), DEFERRED_IMPORT_BUDGET), slack);
    }

    SlackEndpoint endpoint(
        RequestVerifier verifier, Duration budget, ResponseDeadline deadline, WorkQueue queue) {
      SlackGateway slack = slackGateway();
      return new SlackEndpoint(
          verifier,
          app.requestDispatcher(slack, config.sharedToken(), budget),
          deadline,
          queue,
          slack,
          app.installHandler(config::installSettings)::handle);
    }

    private SlackGateway slackGateway() {
      return new SlackApiGateway(
          config.botTokens(installations)::tokenFor,
          config.apiUrl(),
          config.sharedToken().isOfUnnamedTeam());
    }
  }
}
