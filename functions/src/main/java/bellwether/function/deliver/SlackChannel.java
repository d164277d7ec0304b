package bellwether.function.deliver;

import bellwether.slack.Look;
import bellwether.slack.Post;
import bellwether.slack.SlackClient;
import bellwether.slack.SlackMessage;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Slack as a channel. The token is asked for with the first post, not before. */
public final class SlackChannel implements Channel {
  private final Supplier<String> token;
  private final URI api;
  private final Duration callTimeout;
  private @Nullable SlackClient client;

  public SlackChannel(Supplier<String> token, URI api, Duration callTimeout) {
    this.token = token;
    this.api = api;
    this.callTimeout = callTimeout;
  }

  @Override
  public Post post(
      String channel, SlackMessage message, @Nullable String threadTs, String deliveryId) {
    return client().post(channel, message, threadTs, deliveryId);
  }

  @Override
  public Look find(
      String channel,
      String deliveryId,
      Instant oldest,
      Instant latest,
      @Nullable String threadTs) {
    return client().find(channel, deliveryId, oldest, latest, threadTs);
  }

  private synchronized SlackClient client() {
    SlackClient made = client;
    if (made == null) {
      made = new SlackClient(token.get(), api, callTimeout);
      client = made;
    }
    return made;
  }
}
