package bellwether.slack.schema;

import bellwether.slack.block.SlackMessage;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.TextNode;

/** Reads Block Kit JSON, and asserts that a message keeps {@link SlackLimits}. */
public final class BlockKit {
  private static final ObjectMapper JSON = new ObjectMapper();

  private BlockKit() {}

  static void check(SlackMessage message) {
    assertThat(SlackLimits.violations(Built.of(message))).as(message.toString()).isEmpty();
  }

  public static JsonNode read(String json) {
    try {
      return JSON.readTree(json);
    } catch (JsonProcessingException e) {
      throw new AssertionError("not JSON: " + json, e);
    }
  }

  static JsonNode text(String text) {
    return TextNode.valueOf(text);
  }
}
