package bellwether.lambda;

import bellwether.app.SlackRequests;
import bellwether.app.LateReplies;
import bellwether.app.BreachAnswers;
import bellwether.app.InTime;
import bellwether.app.InProcess;
import bellwether.app.request.Later;
import bellwether.app.request.FailureLog;
import bellwether.app.request.HttpAnswer;
import bellwether.app.request.Handed;
import bellwether.app.request.MalformedRequestException;
import bellwether.app.workspace.Desk;
import bellwether.app.workspace.SlackDesk;
import bellwether.app.Replies;
import bellwether.app.Answers;
import bellwether.app.Interactions;
import bellwether.app.home.Homes;
import bellwether.app.install.Revocations;
import bellwether.app.install.Installing;
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
  private final Function<Duration, SlackRequests> requests;

  private final LateReplies late;

  /** As Lambda calls it: everything from the environment. */
  public SlackHandler() {
    this(wired(new Environment(System.getenv()), Clock.systemUTC()));
  }

  SlackHandler(SlackRequests requests, LateReplies late) {
    this(_ -> requests, late);
  }

  private SlackHandler(SlackHandler other) {
    this(other.requests, other.late);
  }

  private SlackHandler(Function<Duration, SlackRequests> requests, LateReplies late) {
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
      Supplier<BreachAnswers.Tables> tables,
      Environment environment,
      Clock clock) {
    Parts parts = new Parts(tables, environment, clock);
    LateReplies late = new LateReplies(parts.replies(PATIENT), parts.desk());
    return new SlackHandler(
        parts.requests(
            new RequestVerifier(signingSecret, clock), InTime.USUAL, new InProcess(late)),
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
    Optional<Later> queue = environment.find("BELLWETHER_LATER_QUEUE").map(Queued::new);
    return new SlackHandler(
        left -> {
          RequestVerifier verifier =
              new RequestVerifier(credentials.secret(SECRET, MEANING), clock);
          return queue
              .map(later -> quick.requests(verifier, InTime.USUAL, later))
              .orElseGet(() -> patient.requests(verifier, InTime.toTheEnd(left), _ -> false));
        },
        new LateReplies(patient.replies(PATIENT), patient.desk()));
  }

  @Override
  public void handleRequest(InputStream event, OutputStream answer, Context context)
      throws IOException {
    FailureLog log = new FailureLog(context.getAwsRequestId(), context.getLogger()::log);
    byte[] bytes = event.readAllBytes();
    HttpAnswer reply;
    try {
      List<Handed> handed = Handed.read(bytes);
      if (!handed.isEmpty()) {
        for (Handed one : handed) {
          late.finish(one, log);
        }
        answer.write(("{\"finished\":" + handed.size() + "}").getBytes(UTF_8));
        return;
      }
      Duration left = Duration.ofMillis(context.getRemainingTimeInMillis());
      reply = requests.apply(left).answer(bytes, log);
    } catch (MalformedRequestException e) {
      reply = HttpAnswer.refusal(400, "Bad request: " + e.getMessage());
    }
    reply.writeTo(answer);
  }

  /** What requests are answered with, over these tables. */
  private record Parts(
      Supplier<BreachAnswers.Tables> tables, Environment environment, Clock clock) {

    Desk desk() {
      return new SlackDesk(
          team -> BotTokens.from(environment, tables.get().installations()).of(team),
          environment.url("SLACK_API_URL", SlackClient.DEFAULT_API_URL));
    }

    Replies replies(Duration budget) {
      Answers answers = new BreachAnswers(tables, clock, SharedToken.from(environment));
      return new Replies(
          answers,
          new Interactions(tables, answers, desk(), clock, budget),
          new Homes(tables, desk(), clock),
          new Revocations(tables, clock));
    }

    SlackRequests requests(RequestVerifier verifier, InTime time, Later later) {
      return new SlackRequests(
          verifier,
          replies(QUICK),
          time,
          later,
          desk(),
          new Installing(
              () -> InstallSettings.of(environment), () -> tables.get().installations(), clock));
    }
  }
}
