package bellwether.lambda;

import bellwether.app.SlackEndpoint;
import bellwether.app.DeferredResponder;
import bellwether.app.CommandHandler;
import bellwether.app.ResponseDeadline;
import bellwether.app.InProcessQueue;
import bellwether.app.request.WorkQueue;
import bellwether.app.request.FailureLog;
import bellwether.app.request.HttpResponse;
import bellwether.app.request.QueuedRequest;
import bellwether.app.request.MalformedRequestException;
import bellwether.app.workspace.SlackGateway;
import bellwether.app.workspace.SlackApiGateway;
import bellwether.app.RequestDispatcher;
import bellwether.app.Answers;
import bellwether.app.InteractionDispatcher;
import bellwether.app.home.HomeTab;
import bellwether.app.install.UninstallHandler;
import bellwether.app.install.InstallHandler;
import bellwether.app.install.InstallSettings;

import static java.nio.charset.StandardCharsets.UTF_8;

import bellwether.app.workspace.BotTokens;


import bellwether.app.workspace.SharedToken;
import bellwether.slack.request.RequestVerifier;
import bellwether.slack.api.SlackClient;
import bellwether.store.dynamo.DynamoStores;
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

/**
 * The Lambda function behind {@code POST /slack/events}: takes slash commands and events that Slack
 * signed, and answers each at once; what takes longer it puts into a queue, and finishes when the
 * queue gives it back. Behind {@code GET /slack/install} workspaces let us in.
 */
public final class SlackHandler implements RequestStreamHandler {
  private static final String SECRET = "SLACK_SIGNING_SECRET";
  private static final String MEANING = "the app's signing secret, from its Basic Information";

  /** How long an import may take at a time, while Slack waits and while nobody does. */
  private static final Duration QUICK = Duration.ofMillis(1_200);

  private static final Duration PATIENT = Duration.ofSeconds(45);

  /** By the time that the function has left. */
  private final Function<Duration, SlackEndpoint> requests;

  private final DeferredResponder late;

  /** As Lambda calls it: everything from the environment. */
  public SlackHandler() {
    this(wired(new Environment(System.getenv()), Clock.systemUTC()));
  }

  SlackHandler(SlackEndpoint requests, DeferredResponder late) {
    this(_ -> requests, late);
  }

  private SlackHandler(SlackHandler other) {
    this(other.requests, other.late);
  }

  private SlackHandler(Function<Duration, SlackEndpoint> requests, DeferredResponder late) {
    this.requests = requests;
    this.late = late;
  }

  /**
   * The function over tables that are at hand, for one machine and for tests: a process that lives
   * on does itself what takes long.
   *
   * @param environment what installing by OAuth needs, if it is to be there
   */
  public static SlackHandler of(
      String signingSecret,
      Supplier<CommandHandler.Tables> tables,
      Environment environment,
      Clock clock) {
    Parts parts = new Parts(tables, environment, clock);
    DeferredResponder late = new DeferredResponder(parts.replies(PATIENT), parts.desk());
    return new SlackHandler(
        parts.requests(
            new RequestVerifier(signingSecret, clock), ResponseDeadline.USUAL, new InProcessQueue(late)),
        late);
  }

  /**
   * The secret's setting is checked here, but the secret is asked for with each request: what is
   * made here is kept in SnapStart's snapshot, which must hold no secret and know none for ever.
   */
  private static SlackHandler wired(Environment environment, Clock clock) {
    environment.require(SECRET, MEANING);
    Credentials credentials = new Credentials(environment);
    Parts quick = new Parts(new TablesOnDemand(environment, DynamoStores::connect), environment, clock);
    Parts patient =
        new Parts(new TablesOnDemand(environment, DynamoStores::connectWithLongTimeouts), environment, clock);
    Optional<WorkQueue> queue = environment.find("BELLWETHER_LATER_QUEUE").map(SqsWorkQueue::new);
    return new SlackHandler(
        left -> {
          RequestVerifier verifier =
              new RequestVerifier(credentials.secret(SECRET, MEANING), clock);
          return queue
              .map(later -> quick.requests(verifier, ResponseDeadline.USUAL, later))
              .orElseGet(() -> patient.requests(verifier, ResponseDeadline.toTheEnd(left), _ -> false));
        },
        new DeferredResponder(patient.replies(PATIENT), patient.desk()));
  }

  @Override
  public void handleRequest(InputStream event, OutputStream answer, Context context)
      throws IOException {
    FailureLog log = new FailureLog(context.getAwsRequestId(), context.getLogger()::log);
    byte[] bytes = event.readAllBytes();
    HttpResponse reply;
    try {
      List<QueuedRequest> handed = QueuedRequest.read(bytes);
      if (!handed.isEmpty()) {
        for (QueuedRequest one : handed) {
          late.finish(one, log);
        }
        answer.write(("{\"finished\":" + handed.size() + "}").getBytes(UTF_8));
        return;
      }
      Duration left = Duration.ofMillis(context.getRemainingTimeInMillis());
      reply = requests.apply(left).answer(bytes, log);
    } catch (MalformedRequestException e) {
      reply = HttpResponse.refusal(400, "Bad request: " + e.getMessage());
    }
    reply.writeTo(answer);
  }

  /** What requests are answered with, over these tables. */
  private record Parts(
      Supplier<CommandHandler.Tables> tables, Environment environment, Clock clock) {

    SlackGateway desk() {
      return new SlackApiGateway(
          team -> BotTokens.from(environment, tables.get().installations()).of(team),
          environment.url("SLACK_API_URL", SlackClient.DEFAULT_API_URL));
    }

    RequestDispatcher replies(Duration budget) {
      Answers answers = new CommandHandler(tables, clock, SharedToken.from(environment));
      return new RequestDispatcher(
          answers,
          new InteractionDispatcher(tables, answers, desk(), clock, budget),
          new HomeTab(tables, desk(), clock),
          new UninstallHandler(tables, clock));
    }

    SlackEndpoint requests(RequestVerifier verifier, ResponseDeadline time, WorkQueue later) {
      return new SlackEndpoint(
          verifier,
          replies(QUICK),
          time,
          later,
          desk(),
          new InstallHandler(
              () -> InstallSettings.of(environment), () -> tables.get().installations(), clock));
    }
  }
}
