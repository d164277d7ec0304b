package bellwether.slack.api;

import bellwether.slack.block.SlackMessage;

import bellwether.slack.api.Post.NotSent;
import bellwether.slack.api.Post.Posted;
import bellwether.slack.api.Post.RateLimited;
import bellwether.slack.api.Post.Unclear;
import bellwether.slack.api.Transport.Outcome;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import okhttp3.FormBody;
import org.jspecify.annotations.Nullable;

/**
 * Posts a message at most once, says honestly what became of it, and finds it again. Tries nothing
 * a second time: that is the caller's decision, on what {@link Post} says.
 */
public final class SlackClient {
  /** Where Slack is, unless somebody says otherwise. */
  public static final URI DEFAULT_API_URL = URI.create("https://slack.com/api/");

  /** Slack answers within a second or not at all; the caller's own time is bounded too. */
  public static final Duration DEFAULT_TIMEOUT = Duration.ofSeconds(8);

  private static final int TOO_MANY_REQUESTS = 429;
  private static final ObjectMapper JSON = new ObjectMapper();

  private final Transport transport;

  /**
   * @param token the app's bot token; in no message, log or exception of ours
   * @param apiUrl https, or http for a Slack on this machine
   * @throws IllegalArgumentException if the token or the address can't be right; names neither
   */
  public SlackClient(String token, URI apiUrl) {
    this(token, apiUrl, DEFAULT_TIMEOUT);
  }

  /**
   * @param timeout of a whole call, from name lookup to the last byte of the answer
   */
  public SlackClient(String token, URI apiUrl, Duration timeout) {
    if (!isToken(token)) {
      throw new IllegalArgumentException("SLACK_BOT_TOKEN is empty or has characters no token has");
    }
    this.transport = new Transport(token, ApiUrl.checked(apiUrl), timeout);
  }

  static boolean isToken(String token) {
    return !token.isEmpty() && token.chars().allMatch(c -> c > ' ' && c < 0x7F);
  }

  /**
   * Posts the message once, marked so that {@link #find} knows it again.
   *
   * @param channel the channel's id: a name can be posted to but not searched
   * @param threadTs the message to reply to; null for a message of its own
   * @throws IllegalArgumentException if the id is not visible ASCII or longer than 249
   */
  public Post post(
      String channel, SlackMessage message, @Nullable String threadTs, String deliveryId) {
    FormBody.Builder form = form(channel, message, new Marker(deliveryId));
    if (threadTs != null) {
      form.add("thread_ts", threadTs);
    }
    return sent("chat.postMessage", form.build());
  }

  /**
   * Puts the message in the place of what stands there; doing it twice is doing it once.
   *
   * @param ts of the message, which keeps its mark
   */
  public Post update(String channel, String ts, SlackMessage message, String deliveryId) {
    return sent(
        "chat.update", form(channel, message, new Marker(deliveryId)).add("ts", ts).build());
  }

  private Post sent(String method, FormBody form) {
    return switch (transport.send(method, form)) {
      case Outcome.NothingSent(String reason) -> new NotSent(reason);
      case Outcome.Interrupted(String reason) -> new Unclear(reason);
      case Outcome.Answered answer -> posted(answer);
    };
  }

  /**
   * Searches the channel, or one thread of it, for the message of a delivery.
   *
   * @param oldest from when on, inclusive
   * @param latest until when, inclusive
   * @param threadTs the message whose replies are searched; null for the channel itself
   */
  public Look find(
      String channel,
      String deliveryId,
      Instant oldest,
      Instant latest,
      @Nullable String threadTs) {
    return new Search(transport, channel, new Marker(deliveryId), oldest, latest, threadTs).run();
  }

  /** A message to a channel or a person of which Slack makes nothing but what it says. */
  static FormBody.Builder inert(String to) {
    return new FormBody.Builder()
        .add("channel", to)
        .add("mrkdwn", "false")
        .add("parse", "none")
        .add("link_names", "false")
        .add("unfurl_links", "false")
        .add("unfurl_media", "false");
  }

  private static FormBody.Builder form(String channel, SlackMessage message, Marker marker) {
    FormBody.Builder form = inert(channel);
    if (message.hasBlocks()) {
      form.add("text", message.text())
          .add("blocks", marker.blocks(message))
          .add("metadata", marker.metadata());
    } else {
      form.add("text", marker.text(message));
    }
    return form;
  }

  private static Post posted(Outcome.Answered answer) {
    if (answer.status() == TOO_MANY_REQUESTS) {
      return new RateLimited(RetryAfter.of(answer.retryAfter()));
    }
    if (answer.status() != 200) {
      return new Unclear("HTTP " + answer.status());
    }
    JsonNode body = json(answer.body());
    JsonNode ok = body.path("ok");
    if (!ok.isBoolean()) {
      return new Unclear("HTTP 200 without an answer of Slack's");
    }
    if (!ok.booleanValue()) {
      Post sorted = PostErrors.sort(body.path("error").asText());
      return sorted instanceof RateLimited
          ? new RateLimited(RetryAfter.of(answer.retryAfter()))
          : sorted;
    }
    String ts = body.path("ts").asText();
    String channel = body.path("channel").asText();
    return ts.isEmpty() || channel.isEmpty()
        ? new Unclear("ok without the message's id")
        : new Posted(ts, channel);
  }

  /** The body as JSON; a missing node for whatever is none, HTML or half an answer. */
  static JsonNode json(String body) {
    try {
      return JSON.readTree(body);
    } catch (JsonProcessingException notJson) {
      return JSON.missingNode();
    }
  }
}
