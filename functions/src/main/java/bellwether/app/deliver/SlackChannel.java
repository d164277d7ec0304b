package bellwether.app.deliver;

import bellwether.app.workspace.BotToken;
import bellwether.app.workspace.BotTokens;
import bellwether.slack.api.PostResult;
import bellwether.slack.api.SearchResult;
import bellwether.slack.api.SlackClient;
import bellwether.slack.block.SlackMessage;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Slack as a channel. The customer's token is asked for with each call, so that a new one is seen
 * and one that was forgotten is used no more.
 */
public final class SlackChannel implements DeliveryChannel {
  /** Slack's word for it where the request names none; ours where we have none to name. */
  private static final String NO_TOKEN = "not_authed";

  /** A client is dear to make, and holds a token. */
  private static final int MAX_CLIENTS = 100;

  private final Function<String, BotToken> tokens;
  private final URI api;
  private final Duration callTimeout;
  private final Map<String, CachedClient> clients = new LinkedHashMap<>(16, 0.75f, true);

  private record CachedClient(BotToken.Available token, SlackClient client) {}

  public SlackChannel(BotTokens tokens, URI api, Duration callTimeout) {
    this(tokens::tokenFor, api, callTimeout);
  }

  SlackChannel(Function<String, BotToken> tokens, URI api, Duration callTimeout) {
    this.tokens = tokens;
    this.api = api;
    this.callTimeout = callTimeout;
  }

  @Override
  public PostResult post(
      String customer,
      String channel,
      SlackMessage message,
      @Nullable String threadTs,
      String deliveryId) {
    return switch (tokens.apply(customer)) {
      case BotToken.Missing(String fix) -> new PostResult.Rejected(NO_TOKEN, true, fix);
      case BotToken.Available token ->
          client(customer, token).post(channel, message, threadTs, deliveryId);
    };
  }

  @Override
  public PostResult update(
      String customer, String channel, String ts, SlackMessage message, String deliveryId) {
    return switch (tokens.apply(customer)) {
      case BotToken.Missing(String fix) -> new PostResult.Rejected(NO_TOKEN, true, fix);
      case BotToken.Available token ->
          client(customer, token).update(channel, ts, message, deliveryId);
    };
  }

  @Override
  public SearchResult find(
      String customer,
      String channel,
      String deliveryId,
      Instant oldest,
      Instant latest,
      @Nullable String threadTs) {
    return switch (tokens.apply(customer)) {
      case BotToken.Missing(String fix) ->
          new SearchResult.Inconclusive(NO_TOKEN + ": " + fix, null);
      case BotToken.Available token ->
          client(customer, token).find(channel, deliveryId, oldest, latest, threadTs);
    };
  }

  private synchronized SlackClient client(String customer, BotToken.Available token) {
    CachedClient held = clients.get(customer);
    if (held == null || !held.token().equals(token)) {
      held = new CachedClient(token, new SlackClient(token.value(), api, callTimeout));
      clients.put(customer, held);
      if (clients.size() > MAX_CLIENTS) {
        clients.remove(clients.keySet().iterator().next()); // the one used longest ago
      }
    }
    return held.client();
  }
}
