package bellwether.local.slack.request;

import bellwether.local.slack.limits.BlockLimits;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;

/** Converts a response of the app to a message. */
public final class AppResponse {
  private static final ObjectMapper JSON = new ObjectMapper();

  private AppResponse() {}

  /**
   * Returns the message; empty if there is nothing to show. An invalid response becomes an error.
   */
  public static ObjectNode toMessage(AppClient.Response.Success success) throws IOException {
    if (!success.contentType().startsWith("application/json")) {
      ObjectNode message = JSON.createObjectNode();
      return success.body().isBlank() ? message : message.put("text", success.body());
    }
    try {
      return JSON.readTree(success.body()) instanceof ObjectNode message
          ? validated(message)
          : JSON.createObjectNode().put("text", "The app returned JSON that is not a message.");
    } catch (JsonProcessingException e) {
      return JSON.createObjectNode().put("text", "The app returned invalid JSON.");
    }
  }

  /** Slack shows nothing if it rejects the blocks; this shows why. */
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
