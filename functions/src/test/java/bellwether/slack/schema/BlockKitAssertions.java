package bellwether.slack.schema;

import static org.assertj.core.api.Assertions.assertThat;

import bellwether.slack.block.SlackMessage;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.TextNode;

/** Reads Block Kit JSON, and asserts that a message conforms to {@link SlackSchema}. */
public final class BlockKitAssertions {
  private static final ObjectMapper JSON = new ObjectMapper();

  private BlockKitAssertions() {}

  static void assertValid(SlackMessage message) {
    assertThat(SlackSchema.violations(RenderedOutput.of(message))).as(message.toString()).isEmpty();
  }

  public static JsonNode read(String json) {
    try {
      return JSON.readTree(json);
    } catch (JsonProcessingException e) {
      throw new AssertionError("not JSON: " + json, e);
    }
  }

  static JsonNode textNode(String text) {
    return TextNode.valueOf(text);
  }
}
