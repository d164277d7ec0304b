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

/**
 * SlackFunction: handles {@code POST /slack/events}. It answers slash commands, interactions and
 * events at once; slow requests are queued and executed when SQS invokes the function with them.
 * {@code GET /slack/install} installs Bellwether in a workspace.
 */
public final class SlackHandler implements RequestStreamHandler {
  /** How long one step of an import may take: while Slack waits, and while nobody does. */
  private static final Duration QUICK = Duration.ofMillis(1_200);

  private static final Duration PATIENT = Duration.ofSeconds(45);

  /** The endpoint, given the time that the invocation has left. */
  private final Function<Duration, SlackEndpoint> endpoint;

  private final DeferredResponder deferred;

  /** Creates the function from its environment, as Lambda does. */
  public SlackHandler() {
    this(new Environment(System.getenv()), Clock.systemUTC());
  }

  /**
   * Checks that the signing secret is configured but fetches it for each request: objects created
   * here are in SnapStart's snapshot, which must contain no secret.
   */
  private SlackHandler(Environment environment, Clock clock) {
    SlackConfig config = new SlackConfig(environment);
    config.requireSigningSecret();
    Parts quick = Parts.of(environment, config, Timeouts.SHORT, clock);
    Parts patient = Parts.of(environment, config, Timeouts.LONG, clock);
    Optional<WorkQueue> queue = environment.find("BELLWETHER_LATER_QUEUE").map(SqsWorkQueue::new);
    this.endpoint =
        left -> {
          RequestVerifier verifier = new RequestVerifier(config.signingSecret(), clock);
          return queue
              .map(later -> quick.endpoint(verifier, QUICK, ResponseDeadline.DEFAULT, later))
              .orElseGet(() ->
                  patient.endpoint(
                      verifier, QUICK, ResponseDeadline.withinRemaining(left), _ -> false));
        };
    this.deferred = patient.deferredResponder();
  }

  /** Creates the function with these parts, for tests. */
  SlackHandler(SlackEndpoint endpoint, DeferredResponder deferred) {
    this.endpoint = _ -> endpoint;
    this.deferred = deferred;
  }

  /**
   * Creates the function for a long-running process, on one machine and in tests: queued requests
   * are executed in this process.
   */
  public static SlackHandler inProcess(
      App app, SlackConfig config, InstallationStore installations, Clock clock) {
    Parts parts = new Parts(app, config, installations);
    DeferredResponder deferred = parts.deferredResponder();
    return new SlackHandler(
        parts.endpoint(
            new RequestVerifier(config.signingSecret(), clock),
            QUICK,
            ResponseDeadline.DEFAULT,
            new InProcessQueue(deferred)),
        deferred);
  }

  @Override
  public void handleRequest(InputStream event, OutputStream answer, Context context)
      throws IOException {
    FailureLog log = new FailureLog(context.getAwsRequestId(), context.getLogger()::log);
    byte[] bytes = event.readAllBytes();
    HttpResponse reply;
    try {
      List<QueuedRequest> queued = QueuedRequest.read(bytes);
      if (!queued.isEmpty()) {
        for (QueuedRequest queuedRequest : queued) {
          deferred.complete(queuedRequest, log);
        }
        answer.write(("{\"finished\":" + queued.size() + "}").getBytes(UTF_8));
        return;
      }
      Duration left = Duration.ofMillis(context.getRemainingTimeInMillis());
      reply = endpoint.apply(left).handle(bytes, log);
    } catch (MalformedRequestException e) {
      reply = HttpResponse.error(400, "Bad request: " + e.getMessage());
    }
    reply.writeTo(answer);
  }

  /** The parts that share one set of stores. */
  private record Parts(App app, SlackConfig config, InstallationStore installations) {

    static Parts of(Environment environment, SlackConfig config, Timeouts timeouts, Clock clock) {
      DynamoStores stores = DynamoStores.connect(environment::tableName, timeouts);
      FeedOptions options = new FeedOptions(environment::find);
      return new Parts(
          new App(stores, () -> Catalogue.builtIn(options), clock), config, stores.installations());
    }

    DeferredResponder deferredResponder() {
      SlackGateway slack = slack();
      return new DeferredResponder(
          app.requestDispatcher(slack, config.sharedToken(), PATIENT), slack);
    }

    SlackEndpoint endpoint(
        RequestVerifier verifier, Duration budget, ResponseDeadline deadline, WorkQueue queue) {
      SlackGateway slack = slack();
      return new SlackEndpoint(
          verifier,
          app.requestDispatcher(slack, config.sharedToken(), budget),
          deadline,
          queue,
          slack,
          app.installHandler(config::install)::handle);
    }

    private SlackGateway slack() {
      return new SlackApiGateway(config.botTokens(installations)::tokenFor, config.apiUrl());
    }
  }
}
