package bellwether.function.slack;

import bellwether.slack.ResponseClient;
import bellwether.slack.SlackMessage;
import bellwether.slack.View;
import bellwether.slack.ViewClient;
import java.net.URI;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Function;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Slack itself. The token is asked for with each call, so that a new one is seen. */
final class SlackDesk implements Desk {
  private static final Logger LOG = LoggerFactory.getLogger(SlackDesk.class);

  /** Slack waits three seconds for the answer to a click, this call included. */
  private static final Duration TIMEOUT = Duration.ofMillis(1_500);

  private final Function<String, String> token;
  private final URI api;

  /**
   * @param token gives a team's bot token
   */
  SlackDesk(Function<String, String> token, URI api) {
    this.token = token;
    this.api = api;
  }

  @Override
  public boolean open(String team, String trigger, View view) {
    return isDone("views.open", client(team).open(trigger, view));
  }

  @Override
  public void publish(String team, String user, View view) {
    isDone("views.publish", client(team).publish(user, view));
  }

  @Override
  public void tell(String responseUrl, SlackMessage message) {
    if (!responseUrl.isEmpty() && !new ResponseClient(api, TIMEOUT).tell(responseUrl, message)) {
      LOG.warn("an answer through the response address was not taken");
    }
  }

  private ViewClient client(String team) {
    return new ViewClient(token.apply(team), api, TIMEOUT);
  }

  private static boolean isDone(String method, Optional<String> error) {
    error.ifPresent(word -> LOG.warn("{} was refused: {}", method, word));
    return error.isEmpty();
  }
}
