package bellwether.app.workspace;

import bellwether.app.request.Requester;
import bellwether.slack.api.FileClient;
import bellwether.slack.api.ResponseUrlClient;
import bellwether.slack.api.UserMessageClient;
import bellwether.slack.api.ViewClient;
import bellwether.slack.block.SlackMessage;
import bellwether.slack.block.View;
import java.net.URI;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Function;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Slack itself. The token is asked for with each call, so that a new one is seen. */
public final class SlackApiGateway implements SlackGateway {
  private static final Logger LOG = LoggerFactory.getLogger(SlackApiGateway.class);

  /** Slack waits three seconds for the answer to a click, this call included. */
  private static final Duration TIMEOUT = Duration.ofMillis(1_500);

  private final Function<String, BotToken> token;
  private final URI api;

  /**
   * @param token gives a team's bot token
   */
  public SlackApiGateway(Function<String, BotToken> token, URI api) {
    this.token = token;
    this.api = api;
  }

  @Override
  public boolean open(String team, String trigger, View view) {
    return call("views.open", team, client -> client.open(trigger, view));
  }

  @Override
  public boolean push(String team, String trigger, View view) {
    return call("views.push", team, client -> client.push(trigger, view));
  }

  @Override
  public void publish(String team, String user, View view) {
    call("views.publish", team, client -> client.publish(user, view));
  }

  @Override
  public Optional<byte[]> download(String team, String address, int mostBytes) {
    return token.apply(team) instanceof BotToken.Available(String value)
        ? new FileClient(value, api, TIMEOUT).download(address, mostBytes)
        : Optional.empty();
  }

  @Override
  public Optional<String> upload(String team, String channel, String name, byte[] bytes) {
    return switch (token.apply(team)) {
      case BotToken.Available(String value) ->
          new FileClient(value, api, TIMEOUT).upload(channel, name, bytes);
      case BotToken.Missing(String fix) -> Optional.of(fix);
    };
  }

  @Override
  public boolean replace(String team, String id, View view) {
    return call("views.update", team, client -> client.update(id, view));
  }

  /** The address of the request is the quickest way, but wears out; then we speak by ourselves. */
  @Override
  public void respond(Requester requester, SlackMessage message) {
    if (!requester.responseUrl().isEmpty()
        && new ResponseUrlClient(api, TIMEOUT).respond(requester.responseUrl(), message)) {
      return;
    }
    if (!(token.apply(requester.team()) instanceof BotToken.Available(String value))) {
      LOG.warn("an answer could not be given: there is no token");
      return;
    }
    UserMessageClient person = new UserMessageClient(value, api, TIMEOUT);
    boolean shown =
        !requester.channel().isEmpty()
            && person.postEphemeral(requester.channel(), requester.user(), message).isEmpty();
    if (!shown) {
      person
          .postDirectMessage(requester.user(), message)
          .ifPresent(word -> LOG.warn("an answer was not taken: {}", word));
    }
  }

  private boolean call(String method, String team, Function<ViewClient, Optional<String>> request) {
    Optional<String> error =
        switch (token.apply(team)) {
          case BotToken.Available(String value) ->
              request.apply(new ViewClient(value, api, TIMEOUT));
          case BotToken.Missing(String fix) -> Optional.of(fix);
        };
    error.ifPresent(word -> LOG.warn("{} was refused: {}", method, word));
    return error.isEmpty();
  }
}
