package bellwether.slack.api;

import bellwether.json.JsonTree;
import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The response to one call of Slack's Web API. */
sealed interface SlackResponse {
  record Success(JsonNode body) implements SlackResponse {}

  record Refused(String error) implements SlackResponse {}

  record RateLimited(Duration retryAfter) implements SlackResponse {}

  /** No byte of the request was written. */
  record NotSent(String reason) implements SlackResponse {}

  /** Slack may have done it: no complete response came back. */
  record Unknown(String reason) implements SlackResponse {}

  static SlackResponse read(int status, @Nullable String retryAfter, String text) {
    if (status == 429) {
      return new RateLimited(SlackRetryAfter.parse(retryAfter));
    }
    if (status != 200) {
      return new Unknown("HTTP " + status);
    }
    JsonNode body = JsonTree.parse(text); // missing in HTML or half a response
    if (!body.path("ok").isBoolean()) {
      return new Unknown("HTTP 200 without a valid response from Slack");
    }
    if (body.path("ok").booleanValue()) {
      return new Success(body);
    }
    return switch (sanitize(body.path("error").asText())) {
      case "ratelimited", "rate_limited", "message_limit_exceeded" ->
          new RateLimited(SlackRetryAfter.parse(retryAfter));
      case String error -> new Refused(error);
    };
  }

  /** Why it failed; empty on success. */
  default Optional<String> failure() {
    return switch (this) {
      case Success _ -> Optional.empty();
      case Refused(String error) -> Optional.of(error);
      case RateLimited _ -> Optional.of("ratelimited");
      case NotSent(String reason) -> Optional.of(reason);
      case Unknown(String reason) -> Optional.of(reason);
    };
  }

  /** The error code, if it looks like one: a response that echoes the request must not be kept. */
  private static String sanitize(String error) {
    return error.matches("[a-z_]{1,64}") ? error : "an unknown error";
  }
}
