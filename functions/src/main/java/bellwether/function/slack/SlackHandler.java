package bellwether.function.slack;

import bellwether.function.BotTokens;
import bellwether.function.Credentials;
import bellwether.function.Environment;
import bellwether.function.SharedToken;
import bellwether.slack.RequestVerifier;
import bellwether.slack.SlackClient;
import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.time.Clock;
import java.util.function.Supplier;

/**
 * The Lambda function behind {@code POST /slack/events}: takes slash commands and events that Slack
 * signed, and answers each at once. Behind {@code GET /slack/install} workspaces let us in.
 */
public final class SlackHandler implements RequestStreamHandler {
  private static final String SECRET = "SLACK_SIGNING_SECRET";
  private static final String MEANING = "the app's signing secret, from its Basic Information";

  private final Supplier<SlackRequests> requests;

  /** As Lambda calls it: everything from the environment. */
  public SlackHandler() {
    this(wired(new Environment(System.getenv()), Clock.systemUTC()));
  }

  SlackHandler(SlackRequests requests) {
    this(() -> requests);
  }

  private SlackHandler(Supplier<SlackRequests> requests) {
    this.requests = requests;
  }

  /**
   * The function over tables that are at hand, for one machine and for tests.
   *
   * @param environment what installing by OAuth needs, if it is to be there
   */
  public static SlackHandler of(
      String signingSecret,
      Supplier<BreachAnswers.Tables> tables,
      Environment environment,
      Clock clock) {
    return new SlackHandler(
        requests(new RequestVerifier(signingSecret, clock), environment, tables, clock));
  }

  private static SlackRequests requests(
      RequestVerifier verifier,
      Environment environment,
      Supplier<BreachAnswers.Tables> tables,
      Clock clock) {
    Desk desk =
        new SlackDesk(
            team -> BotTokens.from(environment, tables.get().installations()).of(team),
            environment.url("SLACK_API_URL", SlackClient.DEFAULT_API_URL));
    Answers answers = new BreachAnswers(tables, clock, SharedToken.from(environment));
    return new SlackRequests(
        verifier,
        answers,
        new Interactions(tables, answers, desk, clock),
        new Homes(tables, desk, clock),
        new Revocations(tables, clock),
        new Installing(
            () -> InstallSettings.of(environment), () -> tables.get().installations(), clock));
  }

  /**
   * The secret's setting is checked here, but the secret is asked for with each request: what is
   * made here is kept in SnapStart's snapshot, which must hold no secret and know none for ever.
   */
  private static Supplier<SlackRequests> wired(Environment environment, Clock clock) {
    environment.require(SECRET, MEANING);
    Credentials credentials = new Credentials(environment);
    Supplier<BreachAnswers.Tables> tables = new TablesOnDemand(environment);
    return () ->
        requests(
            new RequestVerifier(credentials.secret(SECRET, MEANING), clock),
            environment,
            tables,
            clock);
  }

  @Override
  public void handleRequest(InputStream event, OutputStream answer, Context context)
      throws IOException {
    FailureLog log = new FailureLog(context.getAwsRequestId(), context.getLogger()::log);
    requests.get().answer(event, log).writeTo(answer);
  }
}
