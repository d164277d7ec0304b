package bellwether.function.slack;

import bellwether.function.BotToken;
import bellwether.slack.FileClient;
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

  private final Function<String, BotToken> token;
  private final URI api;

  /**
   * @param token gives a team's bot token
   */
  SlackDesk(Function<String, BotToken> token, URI api) {
    this.token = token;
    this.api = api;
  }

  @Override
  public boolean open(String team, String trigger, View view) {
    return call("views.open", team, client -> client.open(trigger, view));
  }

  @Override
  public void publish(String team, String user, View view) {
    call("views.publish", team, client -> client.publish(user, view));
  }

  @Override
  public Optional<byte[]> file(String team, String address, int mostBytes) {
    return token.apply(team) instanceof BotToken.Held(String value)
        ? new FileClient(value, api, TIMEOUT).fetch(address, mostBytes)
        : Optional.empty();
  }

  @Override
  public Optional<String> upload(String team, String channel, String name, byte[] bytes) {
    return switch (token.apply(team)) {
      case BotToken.Held(String value) ->
          new FileClient(value, api, TIMEOUT).upload(channel, name, bytes);
      case BotToken.Missing(String fix) -> Optional.of(fix);
    };
  }

  @Override
  public void tell(String responseUrl, SlackMessage message) {
    if (!responseUrl.isEmpty() && !new ResponseClient(api, TIMEOUT).tell(responseUrl, message)) {
      LOG.warn("an answer through the response address was not taken");
    }
  }

  private boolean call(String method, String team, Function<ViewClient, Optional<String>> request) {
    Optional<String> error =
        switch (token.apply(team)) {
          case BotToken.Held(String value) -> request.apply(new ViewClient(value, api, TIMEOUT));
          case BotToken.Missing(String fix) -> Optional.of(fix);
        };
    error.ifPresent(word -> LOG.warn("{} was refused: {}", method, word));
    return error.isEmpty();
  }
}
