package bellwether.local.receiver;

import static java.nio.charset.StandardCharsets.UTF_8;

import bellwether.local.slack.request.SlackRequestSigner;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.sun.net.httpserver.Headers;
import java.io.IOException;
import java.security.MessageDigest;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Says why a careful receiver would refuse a request. */
final class WebhookRules {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final long MAX_SKEW_SECONDS = 300;

  /** CloudEvents 1.0.2: the required attributes, and those that docs/webhook.md promises. */
  private static final List<String> ATTRIBUTES =
      List.of("specversion", "id", "source", "type", "time", "subject", "datacontenttype");

  /** Teams accepts messages of 28 KB. */
  private static final int MAX_TEAMS_BYTES = 28 * 1024;

  private WebhookRules() {}

  /** The body as JSON; null if it is none. */
  static @Nullable JsonNode parse(byte[] body) {
    try {
      JsonNode tree = JSON.readTree(body);
      return tree != null && tree.isObject() ? tree : null;
    } catch (IOException e) {
      return null;
    }
  }

  /**
   * Why an event is refused; empty if it is accepted.
   *
   * @param secret the signing secret; empty if no webhook is set
   */
  static String refusalOfEvent(
      Headers headers,
      byte[] body,
      @Nullable JsonNode event,
      Optional<String> secret,
      Instant now) {
    if (secret.isEmpty()) {
      return "no webhook is set in this workspace";
    }
    String timestamp = String.valueOf(headers.getFirst("X-Bellwether-Request-Timestamp"));
    if (!timestamp.matches("[0-9]{1,12}")
        || Math.abs(now.getEpochSecond() - Long.parseLong(timestamp)) > MAX_SKEW_SECONDS) {
      return "the timestamp is missing or more than five minutes off";
    }
    String signature = String.valueOf(headers.getFirst("X-Bellwether-Signature"));
    String expected = SlackRequestSigner.sign(secret.get(), timestamp, body);
    if (!MessageDigest.isEqual(expected.getBytes(UTF_8), signature.getBytes(UTF_8))) {
      return "the signature does not hold";
    }
    if (!String.valueOf(headers.getFirst("Content-Type"))
        .startsWith("application/cloudevents+json")) {
      return "the content type is not application/cloudevents+json";
    }
    if (event == null) {
      return "the body is not a JSON object";
    }
    return ATTRIBUTES.stream()
        .filter(attribute -> event.path(attribute).asText().isEmpty())
        .findFirst()
        .map(attribute -> "the attribute " + attribute + " is missing")
        .orElse(event.path("data").isObject() ? "" : "the data is no object");
  }

  /** Why Microsoft Teams refuses a message; empty if it is accepted. */
  static String refusalOfMessage(byte[] body, @Nullable JsonNode message) {
    if (body.length > MAX_TEAMS_BYTES) {
      return "the message has more than 28 KB";
    }
    if (message == null || !message.path("type").asText().equals("message")) {
      return "the body is no message";
    }
    JsonNode attachments = message.path("attachments");
    if (attachments.size() != 1) {
      return "the message needs one attachment";
    }
    JsonNode card = attachments.get(0).path("content");
    boolean isCard =
        attachments
                .get(0)
                .path("contentType")
                .asText()
                .equals("application/vnd.microsoft.card.adaptive")
            && card.path("type").asText().equals("AdaptiveCard")
            && card.path("version").asText().matches("1\\.[0-5]")
            && !card.path("body").isEmpty();
    return isCard ? "" : "the attachment is no Adaptive Card of version 1.5";
  }
}
