package bellwether.function.slack;

import bellwether.function.Credentials;
import bellwether.function.Environment;
import bellwether.slack.RequestVerifier;
import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.time.Clock;
import java.util.function.Supplier;

/**
 * The Lambda function behind {@code POST /slack/events}: takes slash commands and events that Slack
 * signed, and answers each at once.
 */
public final class SlackHandler implements RequestStreamHandler {
  private final SlackRequests requests;

  /** As Lambda calls it: everything from the environment. */
  public SlackHandler() {
    this(wired(new Environment(System.getenv()), Clock.systemUTC()));
  }

  SlackHandler(SlackRequests requests) {
    this.requests = requests;
  }

  /** The function over tables that are at hand, for one machine and for tests. */
  public static SlackHandler of(
      String signingSecret, Supplier<BreachAnswers.Tables> tables, Clock clock) {
    return new SlackHandler(
        new SlackRequests(
            new RequestVerifier(signingSecret, clock),
            new BreachAnswers(tables, clock),
            new Revocations(tables, clock)));
  }

  private static SlackRequests wired(Environment environment, Clock clock) {
    String secret =
        new Credentials(environment)
            .secret("SLACK_SIGNING_SECRET", "the app's signing secret, from its Basic Information");
    Supplier<BreachAnswers.Tables> tables = new TablesOnDemand(environment);
    return new SlackRequests(
        new RequestVerifier(secret, clock),
        new BreachAnswers(tables, clock),
        new Revocations(tables, clock));
  }

  @Override
  public void handleRequest(InputStream event, OutputStream answer, Context context)
      throws IOException {
    FailureLog log = new FailureLog(context.getAwsRequestId(), context.getLogger()::log);
    requests.answer(event, log).writeTo(answer);
  }
}
