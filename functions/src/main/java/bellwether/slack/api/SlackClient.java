package bellwether.slack.api;

import bellwether.slack.api.PostResult.NotSent;
import bellwether.slack.api.PostResult.Posted;
import bellwether.slack.api.PostResult.RateLimited;
import bellwether.slack.api.PostResult.Unknown;
import bellwether.slack.block.SlackMessage;
import com.fasterxml.jackson.databind.JsonNode;
import java.net.URI;
import java.time.Duration;
import java.util.Optional;
import okhttp3.FormBody;
import org.jspecify.annotations.Nullable;

/**
 * Posts, updates and finds messages. Posts at most once and never retries: that is the caller's
 * decision, by the {@link PostResult}.
 */
public final class SlackClient {
  public static final URI DEFAULT_API_URL = URI.create("https://slack.com/api/");

  private final SlackTransport transport;

  /** Throws if the token or the address is invalid, and quotes neither. */
  public SlackClient(String token, URI apiUrl, Duration timeout) {
    if (!isWellFormedToken(token)) {
      throw new IllegalArgumentException("SLACK_BOT_TOKEN is empty or has characters no token has");
    }
    this.transport = new SlackTransport(token, apiUrl, timeout);
  }

  static boolean isWellFormedToken(String token) {
    return !token.isEmpty() && token.chars().allMatch(c -> c > ' ' && c < 0x7F);
  }

  /**
   * Posts the message once, marked so that {@link #find} can find it. The channel is its id: a name
   * can be posted to but not searched.
   */
  public PostResult post(
      String channel, SlackMessage message, @Nullable String threadTs, String deliveryId) {
    FormBody.Builder form = messageForm(channel, message, new Marker(deliveryId));
    if (threadTs != null) {
      form.add("thread_ts", threadTs);
    }
    return sendForm("chat.postMessage", form.build());
  }

  /** Replaces a posted message, which keeps its mark; idempotent. */
  public PostResult update(String channel, String ts, SlackMessage message, String deliveryId) {
    return sendForm(
        "chat.update", messageForm(channel, message, new Marker(deliveryId)).add("ts", ts).build());
  }

  private PostResult sendForm(String method, FormBody form) {
    return switch (transport.call(method, form)) {
      case SlackResponse.Success(JsonNode body) -> {
        String ts = body.path("ts").asText();
        String channel = body.path("channel").asText();
        yield ts.isEmpty() || channel.isEmpty()
            ? new Unknown("a success response without the message's id")
            : new Posted(ts, channel);
      }
      case SlackResponse.Refused(String error) -> SlackErrors.classify(error);
      case SlackResponse.RateLimited(Duration retryAfter) -> new RateLimited(retryAfter);
      case SlackResponse.NotSent(String reason) -> new NotSent(reason);
      case SlackResponse.Unknown(String reason) -> new Unknown(reason);
    };
  }

  /** Searches the channel, after the replies to a message, for the message of a delivery. */
  public SearchResult find(MessageQuery query) {
    return new MessageSearch(transport, query).run();
  }

  /**
   * Whether Slack answers clearly, be it with a rejection. See
   * https://docs.slack.dev/reference/methods/auth.test
   */
  public boolean isAnswering() {
    return switch (transport.call("auth.test", new FormBody.Builder().build())) {
      case SlackResponse.Success _, SlackResponse.RateLimited _ -> true;
      case SlackResponse.Refused(String error) ->
          !(SlackErrors.classify(error) instanceof PostResult.Unknown);
      case SlackResponse.NotSent _, SlackResponse.Unknown _ -> false;
    };
  }

  /**
   * The address of a posted message; empty if Slack does not say. See
   * https://docs.slack.dev/reference/methods/chat.getPermalink
   */
  public Optional<String> permalink(String channel, String ts) {
    FormBody form = new FormBody.Builder().add("channel", channel).add("message_ts", ts).build();
    return transport.call("chat.getPermalink", form) instanceof SlackResponse.Success(JsonNode body)
        ? Optional.of(body.path("permalink").asText()).filter(url -> !url.isEmpty())
        : Optional.empty();
  }

  /** A message form with markup, link names and link previews turned off. */
  static FormBody.Builder inertForm(String channel) {
    return new FormBody.Builder()
        .add("channel", channel)
        .add("mrkdwn", "false")
        .add("parse", "none")
        .add("link_names", "false")
        .add("unfurl_links", "false")
        .add("unfurl_media", "false");
  }

  private static FormBody.Builder messageForm(String channel, SlackMessage message, Marker marker) {
    FormBody.Builder form = inertForm(channel);
    if (message.hasBlocks()) {
      form.add("text", message.text())
          .add("blocks", marker.markBlocks(message))
          .add("metadata", marker.metadataJson());
    } else {
      form.add("text", marker.markText(message));
    }
    return form;
  }
}
