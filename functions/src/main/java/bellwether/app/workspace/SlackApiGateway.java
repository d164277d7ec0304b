package bellwether.app.workspace;

import bellwether.app.request.Requester;
import bellwether.slack.api.Membership;
import bellwether.slack.api.ViewMethod;
import bellwether.slack.api.WorkspaceClient;
import bellwether.slack.block.SlackMessage;
import bellwether.slack.block.View;
import java.net.URI;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.slf4j.LoggerFactory;

/** Calls the Slack API. Each call looks up the token, so that changes take effect. */
public final class SlackApiGateway implements SlackGateway {
  /** Slack waits three seconds for the response to a click, including this call. */
  private static final Duration TIMEOUT = Duration.ofMillis(1_500);

  private final Function<String, BotToken> tokens;
  private final URI apiUrl;
  private final boolean asksForTeam;

  /**
   * Calls Slack with these tokens.
   *
   * @param asksForTeam whether no configuration says which workspace the token belongs to, so that
   *     Slack has to be asked
   */
  public SlackApiGateway(Function<String, BotToken> tokens, URI apiUrl, boolean asksForTeam) {
    this.tokens = tokens;
    this.apiUrl = apiUrl;
    this.asksForTeam = asksForTeam;
  }

  @Override
  public boolean show(ViewMethod method, String team, String id, View view) {
    Optional<String> error = call(team, client -> client.show(method, id, view));
    error.ifPresent(reason ->
        LoggerFactory.getLogger(SlackApiGateway.class).warn("{} view failed: {}", method, reason));
    return error.isEmpty();
  }

  @Override
  public Optional<byte[]> download(String team, String address, int maxBytes) {
    return tokens.apply(team) instanceof BotToken.Available(String value)
        ? client(value).download(address, maxBytes)
        : Optional.empty();
  }

  @Override
  public Optional<String> sendFile(String team, String user, String name, byte[] bytes) {
    return call(team, client -> client.sendFile(user, name, bytes));
  }

  @Override
  public Membership membership(String team, String user) {
    return switch (tokens.apply(team)) {
      case BotToken.Available(String value) -> membership(client(value), team, user);
      case BotToken.Missing(String fix) -> new Membership.Unknown(fix);
    };
  }

  private Membership membership(WorkspaceClient client, String team, String user) {
    if (asksForTeam) {
      Optional<String> owner = client.tokenTeam();
      if (owner.isEmpty()) {
        return new Membership.Unknown("Slack did not say which workspace the token belongs to");
      }
      if (!owner.get().equals(team)) {
        return new Membership.External();
      }
    }
    return client.membership(team, user);
  }

  @Override
  public Optional<String> channelError(String team, String channel) {
    return call(team, client -> client.channelError(channel));
  }

  /** Tries the response URL first, which is fastest but expires, then the API. */
  @Override
  public void respond(Requester requester, SlackMessage message) {
    if (!requester.responseUrl().isEmpty()
        && client(null).respond(requester.responseUrl(), message)) {
      return;
    }
    call(requester.team(), client -> postTo(client, requester, message))
        .ifPresent(error ->
            LoggerFactory.getLogger(SlackApiGateway.class).warn("response rejected: {}", error));
  }

  private static Optional<String> postTo(
      WorkspaceClient client, Requester requester, SlackMessage message) {
    boolean shown =
        !requester.channel().isEmpty()
            && client.postEphemeral(requester.channel(), requester.user(), message).isEmpty();
    return shown ? Optional.empty() : client.postDirectMessage(requester.user(), message);
  }

  private Optional<String> call(String team, Function<WorkspaceClient, Optional<String>> request) {
    return switch (tokens.apply(team)) {
      case BotToken.Available(String value) -> request.apply(client(value));
      case BotToken.Missing(String fix) -> Optional.of(fix);
    };
  }

  private WorkspaceClient client(@Nullable String token) {
    return new WorkspaceClient(token, apiUrl, TIMEOUT);
  }
}
