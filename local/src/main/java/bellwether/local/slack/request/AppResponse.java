package bellwether.local.slack.request;

import bellwether.local.slack.limits.BlockLimits;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;

/** What the app answered, as a message. */
public final class AppResponse {
  private static final ObjectMapper JSON = new ObjectMapper();

  private AppResponse() {}

  /** The message, empty for an answer that only takes note; a broken one says what is broken. */
  public static ObjectNode toMessage(AppClient.Response.Success answered) throws IOException {
    if (!answered.contentType().startsWith("application/json")) {
      ObjectNode message = JSON.createObjectNode();
      return answered.body().isBlank() ? message : message.put("text", answered.body());
    }
    try {
      return JSON.readTree(answered.body()) instanceof ObjectNode message
          ? validated(message)
          : JSON.createObjectNode().put("text", "the app answered JSON that is not a message");
    } catch (JsonProcessingException e) {
      return JSON.createObjectNode().put("text", "the app answered broken JSON");
    }
  }

  /** Slack shows nothing of an answer whose blocks it refuses; here the reason is shown. */
  private static ObjectNode validated(ObjectNode message) {
    var violations = BlockLimits.violations(blocks(message));
    return violations.isEmpty()
        ? message
        : JSON.createObjectNode().put("text", "invalid_blocks: " + String.join("; ", violations));
  }

  public static JsonNode blocks(ObjectNode message) {
    return message.path("blocks") instanceof ArrayNode blocks ? blocks : JSON.createArrayNode();
  }
}
