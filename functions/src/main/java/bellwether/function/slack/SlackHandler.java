package bellwether.function.slack;

import bellwether.slack.Messages;
import bellwether.slack.RequestVerifier;
import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.time.Clock;

/**
 * The Lambda function behind {@code POST /slack/events}: takes slash commands and events that Slack
 * signed, and answers each at once.
 */
public final class SlackHandler implements RequestStreamHandler {
  private final SlackRequests requests;

  /** As Lambda calls it: everything from the environment. */
  public SlackHandler() {
    this(wired(SlackConfig.from(System.getenv()), Clock.systemUTC()));
  }

  SlackHandler(SlackRequests requests) {
    this.requests = requests;
  }

  private static SlackRequests wired(SlackConfig config, Clock clock) {
    String secret =
        config.signingSecret(name -> {
          throw new IllegalStateException("no Secrets Manager to ask for " + name);
        });
    return new SlackRequests(
        new RequestVerifier(secret, clock),
        (team, user, command) -> Messages.help(null),
        team -> {});
  }

  @Override
  public void handleRequest(InputStream event, OutputStream answer, Context context)
      throws IOException {
    FailureLog log =
        new FailureLog(context.getAwsRequestId(), line -> context.getLogger().log(line));
    requests.answer(event, log).writeTo(answer);
  }
}
