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

/** Slack as a channel. The token is asked for with each call, so that a new one is seen. */
public final class SlackChannel implements Channel {
  private final Supplier<String> token;
  private final URI api;
  private final Duration callTimeout;
  private String heldToken = "";
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
  public Post update(String channel, String ts, SlackMessage message, String deliveryId) {
    return client().update(channel, ts, message, deliveryId);
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
    String now = token.get();
    SlackClient made = client;
    if (made == null || !now.equals(heldToken)) {
      made = new SlackClient(now, api, callTimeout);
      client = made;
      heldToken = now;
    }
    return made;
  }
}
