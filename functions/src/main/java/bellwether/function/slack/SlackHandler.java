package bellwether.function.slack;

import bellwether.function.Credentials;
import bellwether.function.Environment;
import bellwether.slack.RequestVerifier;
import bellwether.slack.SlackClient;
import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.URI;
import java.time.Clock;
import java.util.function.Supplier;

/**
 * The Lambda function behind {@code POST /slack/events}: takes slash commands and events that Slack
 * signed, and answers each at once.
 */
public final class SlackHandler implements RequestStreamHandler {
  private static final String SECRET = "SLACK_SIGNING_SECRET";
  private static final String MEANING = "the app's signing secret, from its Basic Information";

  private static final String TOKEN = "SLACK_BOT_TOKEN";
  private static final String TOKEN_MEANING = "the app's bot token (xoxb-…)";

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

  /** The function over tables that are at hand, for one machine and for tests. */
  public static SlackHandler of(
      String signingSecret,
      Supplier<BreachAnswers.Tables> tables,
      Supplier<String> token,
      URI slackApi,
      Clock clock) {
    Desk desk = new SlackDesk(team -> token.get(), slackApi);
    return new SlackHandler(
        requests(new RequestVerifier(signingSecret, clock), tables, desk, clock));
  }

  private static SlackRequests requests(
      RequestVerifier verifier, Supplier<BreachAnswers.Tables> tables, Desk desk, Clock clock) {
    return new SlackRequests(
        verifier,
        new BreachAnswers(tables, clock),
        new Interactions(tables, desk, clock),
        new Homes(tables, desk, clock),
        new Revocations(tables, clock));
  }

  /**
   * The secret's setting is checked here, but the secret is asked for with each request: what is
   * made here is kept in SnapStart's snapshot, which must hold no secret and know none for ever.
   */
  private static Supplier<SlackRequests> wired(Environment environment, Clock clock) {
    environment.require(SECRET, MEANING);
    Credentials credentials = new Credentials(environment);
    Supplier<BreachAnswers.Tables> tables = new TablesOnDemand(environment);
    URI slackApi = environment.url("SLACK_API_URL", SlackClient.DEFAULT_API_URL);
    Desk desk = new SlackDesk(team -> credentials.secret(TOKEN, TOKEN_MEANING), slackApi);
    return () ->
        requests(
            new RequestVerifier(credentials.secret(SECRET, MEANING), clock), tables, desk, clock);
  }

  @Override
  public void handleRequest(InputStream event, OutputStream answer, Context context)
      throws IOException {
    FailureLog log = new FailureLog(context.getAwsRequestId(), context.getLogger()::log);
    requests.get().answer(event, log).writeTo(answer);
  }
}
