package bellwether.slack.api;

import bellwether.slack.api.SearchResult.Found;
import bellwether.slack.api.SearchResult.Inconclusive;
import bellwether.slack.api.SearchResult.NotFound;
import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import java.util.Optional;
import okhttp3.FormBody;
import org.jspecify.annotations.Nullable;

/**
 * Searches a thread and then its channel page by page for a marked message, because Slack may have
 * posted a reply outside of its thread. A search that was interrupted continues on the same page:
 * Slack may allow one page a minute. See
 * https://docs.slack.dev/reference/methods/conversations.history
 */
final class MessageSearch {
  private static final String THREAD_METHOD = "conversations.replies";
  private static final String CHANNEL_METHOD = "conversations.history";

  /** Slack returns fewer, down to 15, to apps that it limits: the pages are then smaller. */
  private static final String PAGE_SIZE = "100";

  /** Bounds the time of one search, which the next one continues. */
  private static final int MAX_PAGES = 20;

  /** Slack does not say how long a cursor is valid. Without it the search starts again. */
  private static final String EXPIRED_CURSOR = "invalid_cursor";

  private final SlackTransport transport;
  private final MessageQuery query;
  private final Marker marker;
  private String method;
  private String cursor;

  MessageSearch(SlackTransport transport, MessageQuery query) {
    this.transport = transport;
    this.query = query;
    this.marker = new Marker(query.deliveryId());
    String start = query.threadTs() == null ? CHANNEL_METHOD : THREAD_METHOD;
    String[] position = query.position() == null ? new String[0] : query.position().split(" ", 2);
    boolean continues =
        position.length == 2 && (position[0].equals(start) || position[0].equals(CHANNEL_METHOD));
    this.method = continues ? position[0] : start;
    this.cursor = continues ? position[1] : "";
  }

  SearchResult run() {
    for (int page = 0; page < MAX_PAGES; page++) {
      Optional<SearchResult> result = read(transport.call(method, pageRequest()));
      if (result.isPresent()) {
        return result.get();
      }
    }
    return inconclusive("more than " + MAX_PAGES + " pages of messages", null);
  }

  /** Reads a page and moves to the next one; returns a result if the search ends with it. */
  private Optional<SearchResult> read(SlackResponse response) {
    return switch (response) {
      case SlackResponse.Success(JsonNode body) -> readMessages(body);
      case SlackResponse.RateLimited(Duration retryAfter) ->
          Optional.of(inconclusive("ratelimited", retryAfter));
      case SlackResponse.Refused(String error) when isThreadMissing(error) -> leaveThread();
      case SlackResponse.Refused(String error) when error.equals(EXPIRED_CURSOR) ->
          Optional.of(new Inconclusive(error, null, null));
      case SlackResponse.Refused _, SlackResponse.NotSent _, SlackResponse.Unknown _ ->
          Optional.of(inconclusive(response.failure().orElseThrow(), null));
    };
  }

  private Optional<SearchResult> readMessages(JsonNode body) {
    // Without a list of messages nothing was read, whatever else the response says.
    if (!body.path("messages").isArray()) {
      return Optional.of(inconclusive("the response has no list of messages", null));
    }
    for (JsonNode message : body.path("messages")) {
      if (marker.matches(message) && !message.path("ts").asText().isEmpty()) {
        return Optional.of(new Found(message.path("ts").asText()));
      }
    }
    String next = body.path("response_metadata").path("next_cursor").asText();
    if (!next.isEmpty()) {
      cursor = next;
      return Optional.empty();
    }
    if (body.path("has_more").asBoolean()) {
      return Optional.of(inconclusive("Slack has more messages but gave no cursor", null));
    }
    return method.equals(THREAD_METHOD) ? leaveThread() : Optional.of(new NotFound());
  }

  private boolean isThreadMissing(String error) {
    return method.equals(THREAD_METHOD) && SlackErrors.affects(SlackErrors.Scope.THREAD, error);
  }

  private Optional<SearchResult> leaveThread() {
    method = CHANNEL_METHOD;
    cursor = "";
    return Optional.empty();
  }

  private Inconclusive inconclusive(String reason, @Nullable Duration retryAfter) {
    return new Inconclusive(reason, retryAfter, method + " " + cursor);
  }

  private FormBody pageRequest() {
    FormBody.Builder form =
        new FormBody.Builder()
            .add("channel", query.channel())
            .add("oldest", toTimestamp(query.oldest()))
            .add("latest", toTimestamp(query.latest()))
            .add("inclusive", "true")
            .add("include_all_metadata", "true")
            .add("limit", PAGE_SIZE);
    if (method.equals(THREAD_METHOD) && query.threadTs() != null) {
      form.add("ts", query.threadTs());
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
