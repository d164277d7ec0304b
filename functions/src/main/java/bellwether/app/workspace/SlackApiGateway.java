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

/** Calls the Slack API. Each call looks the token up, so that a new one is used. */
public final class SlackApiGateway implements SlackGateway {
  private static final Logger LOG = LoggerFactory.getLogger(SlackApiGateway.class);

  /** Slack waits three seconds for the response to a click, including this call. */
  private static final Duration TIMEOUT = Duration.ofMillis(1_500);

  private final Function<String, BotToken> tokens;
  private final URI apiUrl;

  /**
   * @param tokens returns a team's bot token
   */
  public SlackApiGateway(Function<String, BotToken> tokens, URI apiUrl) {
    this.tokens = tokens;
    this.apiUrl = apiUrl;
  }

  @Override
  public boolean openModal(String team, String trigger, View view) {
    return callViewApi("views.open", team, client -> client.open(trigger, view));
  }

  @Override
  public boolean pushModal(String team, String trigger, View view) {
    return callViewApi("views.push", team, client -> client.push(trigger, view));
  }

  @Override
  public void publishHome(String team, String user, View view) {
    callViewApi("views.publish", team, client -> client.publish(user, view));
  }

  @Override
  public Optional<byte[]> download(String team, String address, int mostBytes) {
    return tokens.apply(team) instanceof BotToken.Available(String value)
        ? new FileClient(value, apiUrl, TIMEOUT).download(address, mostBytes)
        : Optional.empty();
  }

  @Override
  public Optional<String> uploadFile(String team, String channel, String name, byte[] bytes) {
    return switch (tokens.apply(team)) {
      case BotToken.Available(String value) ->
          new FileClient(value, apiUrl, TIMEOUT).upload(channel, name, bytes);
      case BotToken.Missing(String fix) -> Optional.of(fix);
    };
  }

  @Override
  public boolean updateModal(String team, String id, View view) {
    return callViewApi("views.update", team, client -> client.update(id, view));
  }

  /** Tries the response URL first, which is fastest but expires, then the API. */
  @Override
  public void respond(Requester requester, SlackMessage message) {
    if (!requester.responseUrl().isEmpty()
        && new ResponseUrlClient(apiUrl, TIMEOUT).respond(requester.responseUrl(), message)) {
      return;
    }
    if (!(tokens.apply(requester.team()) instanceof BotToken.Available(String value))) {
      LOG.warn("response not sent: no token");
      return;
    }
    UserMessageClient person = new UserMessageClient(value, apiUrl, TIMEOUT);
    boolean shown =
        !requester.channel().isEmpty()
            && person.postEphemeral(requester.channel(), requester.user(), message).isEmpty();
    if (!shown) {
      person
          .postDirectMessage(requester.user(), message)
          .ifPresent(error -> LOG.warn("response rejected: {}", error));
    }
  }

  private boolean callViewApi(
      String method, String team, Function<ViewClient, Optional<String>> request) {
    Optional<String> error =
        switch (tokens.apply(team)) {
          case BotToken.Available(String value) ->
              request.apply(new ViewClient(value, apiUrl, TIMEOUT));
          case BotToken.Missing(String fix) -> Optional.of(fix);
        };
    error.ifPresent(reason -> LOG.warn("{} failed: {}", method, reason));
    return error.isEmpty();
  }
}
