package bellwether.app.deliver;

import bellwether.app.workspace.BotToken;
import bellwether.app.workspace.BotTokens;
import bellwether.slack.api.MessageQuery;
import bellwether.slack.api.PostResult;
import bellwether.slack.api.SearchResult;
import bellwether.slack.api.SlackClient;
import bellwether.slack.block.SlackMessage;
import java.net.URI;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Posts to Slack with the customer's token. Each call looks up the token, so that changes take
 * effect at once.
 */
public final class SlackChannel implements DeliveryChannel {
  /** Slack's error code for a request without a token. */
  private static final String NO_TOKEN = "not_authed";

  /** Clients are expensive to create, and hold a token. */
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
    return call(
        customer,
        client -> client.post(channel, message, threadTs, deliveryId),
        SlackChannel::withoutToken);
  }

  @Override
  public PostResult update(
      String customer, String channel, String ts, SlackMessage message, String deliveryId) {
    return call(
        customer,
        client -> client.update(channel, ts, message, deliveryId),
        SlackChannel::withoutToken);
  }

  @Override
  public Optional<String> permalink(String customer, String channel, String ts) {
    return call(customer, client -> client.permalink(channel, ts), _ -> Optional.empty());
  }

  @Override
  public SearchResult find(String customer, MessageQuery query) {
    return call(
        customer,
        client -> client.find(query),
        fix -> new SearchResult.Inconclusive(NO_TOKEN + ": " + fix, null, query.position()));
  }

  /** Without a token there is nothing to ask, and the next post says so. */
  @Override
  public boolean isAnswering(String customer) {
    return call(customer, SlackClient::isAnswering, _ -> true);
  }

  private static PostResult withoutToken(String fix) {
    return new PostResult.Rejected(NO_TOKEN, true, fix);
  }

  private <T> T call(
      String customer, Function<SlackClient, T> request, Function<String, T> withoutToken) {
    return switch (tokens.apply(customer)) {
      case BotToken.Missing(String fix) -> withoutToken.apply(fix);
      case BotToken.Available token -> request.apply(client(customer, token));
    };
  }

  private synchronized SlackClient client(String customer, BotToken.Available token) {
    CachedClient cached = clients.get(customer);
    if (cached == null || !cached.token().equals(token)) {
      cached = new CachedClient(token, new SlackClient(token.value(), api, callTimeout));
      clients.put(customer, cached);
      if (clients.size() > MAX_CLIENTS) {
        clients.remove(clients.keySet().iterator().next()); // the least recently used
      }
    }
    return cached.client();
  }
}
