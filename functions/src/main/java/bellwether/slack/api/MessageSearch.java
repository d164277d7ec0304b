package bellwether.slack.api;

import bellwether.slack.api.SearchResult.Found;
import bellwether.slack.api.SearchResult.Inconclusive;
import bellwether.slack.api.SearchResult.NotFound;
import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import okhttp3.FormBody;
import org.jspecify.annotations.Nullable;

/**
 * Searches a channel, or a thread, page by page for a marked message. See
 * https://docs.slack.dev/reference/methods/conversations.history
 */
final class MessageSearch {
  /** Slack returns fewer, down to 15, to apps that it limits: the pages are then smaller. */
  private static final String PAGE_SIZE = "100";

  /** A span of minutes never holds more; bounds a server that pages forever. */
  private static final int MAX_PAGES = 20;

  private final SlackTransport transport;
  private final String channel;
  private final Marker marker;
  private final Instant oldest;
  private final Instant latest;
  private final @Nullable String threadTs;

  MessageSearch(
      SlackTransport transport,
      String channel,
      Marker marker,
      Instant oldest,
      Instant latest,
      @Nullable String threadTs) {
    this.transport = transport;
    this.channel = channel;
    this.marker = marker;
    this.oldest = oldest;
    this.latest = latest;
    this.threadTs = threadTs;
  }

  SearchResult run() {
    String cursor = "";
    for (int page = 0; page < MAX_PAGES; page++) {
      String method = threadTs == null ? "conversations.history" : "conversations.replies";
      SlackResponse response = transport.call(method, pageRequest(cursor));
      if (response instanceof SlackResponse.RateLimited(Duration retryAfter)) {
        return new Inconclusive("ratelimited", retryAfter);
      }
      if (!(response instanceof SlackResponse.Success(JsonNode body))) {
        return new Inconclusive(response.failure().orElseThrow(), null);
      }
      // Without a list of messages nothing was read, whatever else the response says.
      if (!body.path("messages").isArray()) {
        return new Inconclusive("the response has no list of messages", null);
      }
      for (JsonNode message : body.path("messages")) {
        if (marker.matches(message) && !message.path("ts").asText().isEmpty()) {
          return new Found(message.path("ts").asText());
        }
      }
      cursor = body.path("response_metadata").path("next_cursor").asText();
      if (cursor.isEmpty()) {
        return body.path("has_more").asBoolean()
            ? new Inconclusive("Slack has more messages but gave no cursor", null)
            : new NotFound();
      }
    }
    return new Inconclusive("more than " + MAX_PAGES + " pages of messages", null);
  }

  private FormBody pageRequest(String cursor) {
    FormBody.Builder form =
        new FormBody.Builder()
            .add("channel", channel)
            .add("oldest", toTimestamp(oldest))
            .add("latest", toTimestamp(latest))
            .add("inclusive", "true")
            .add("include_all_metadata", "true")
            .add("limit", PAGE_SIZE);
    if (threadTs != null) {
      form.add("ts", threadTs);
    }
    if (!cursor.isEmpty()) {
      form.add("cursor", cursor);
    }
    return form.build();
  }

  /** Slack's timestamp format: seconds, a point, six digits of microseconds. */
  private static String toTimestamp(Instant at) {
    return String.format(Locale.ROOT, "%d.%06d", at.getEpochSecond(), at.getNano() / 1000);
  }
}
