package bellwether.slack.schema;

import static bellwether.slack.schema.JsonRule.bool;
import static bellwether.slack.schema.JsonRule.oneOf;
import static bellwether.slack.schema.JsonRule.plainText;
import static bellwether.slack.schema.JsonRule.string;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Slack's rules as its reference pages state them, independent of the code under test. Where pages
 * disagree, the stricter rule applies.
 */
public final class SlackSchema {
  /**
   * Slack advises against more; above 40,000 it cuts.
   * https://docs.slack.dev/reference/methods/chat.postMessage
   */
  private static final int MAX_TEXT = 4000;

  /** A limit for readability; Slack states none for the sum. */
  private static final int MAX_RESPONSE_JSON = 12_000;

  /**
   * Slack counts text and containers of what is posted against some 13,000, in a way that it does
   * not state. https://github.com/slackapi/bolt-js/issues/2509, 2867
   */
  private static final int MAX_POST_JSON = 12_000;

  /** Slack rejects large metadata without stating a limit; ours is an id. */
  private static final int MAX_METADATA = 2000;

  private static final JsonRule MESSAGE_BLOCKS = BlockRules.blocks(0, 50);

  /** https://docs.slack.dev/reference/views */
  private static final JsonRule VIEW =
      JsonRule.byType(
          Map.of(
              "home",
              viewRule(0),
              "modal",
              viewRule(1)
                  .required("title", plainText(24))
                  .optional("submit", plainText(24))
                  .optional("close", plainText(24))
                  .optional("clear_on_close", bool())
                  .optional("notify_on_close", bool())
                  .and((modal, expect) ->
                      expect.accept(
                          modal.has("submit") || !hasInput(modal), "has inputs and no submit"))));

  private SlackSchema() {}

  /** The reasons for which Slack would reject, truncate or misread it; empty if there are none. */
  public static List<String> violations(RenderedOutput built) {
    SchemaViolations found = new SchemaViolations(built.intendedMentions());
    switch (built) {
      case RenderedOutput.Message message -> {
        string(1, MAX_TEXT).check(BlockKitAssertions.textNode(message.text()), "text", found);
        found.check(!message.text().isBlank(), "text", "is blank");
        MarkupRules.checkEscaped(message.text(), "text", found);
        JsonNode blocks = BlockKitAssertions.read(message.blocksJson());
        MESSAGE_BLOCKS.check(blocks, "blocks", found);
        int shown = blocks.findValuesAsText("text").stream().mapToInt(String::length).sum();
        found.check(shown <= MAX_RESPONSE_JSON, "blocks", "show " + shown + " characters");
      }
      case RenderedOutput.View view ->
          VIEW.check(BlockKitAssertions.read(view.json()), "view", found);
    }
    return found.lines();
  }

  /** The same for chat.postMessage, whose limits are lower than those of a response. */
  public static List<String> postViolations(RenderedOutput.Message message) {
    SchemaViolations found = new SchemaViolations(message.intendedMentions());
    found.lines().addAll(violations(message));
    // Without the backslashes of JSON, which Slack removes.
    int length = message.blocksJson().replaceAll("\\\\(.)", "$1").length();
    found.check(length <= MAX_POST_JSON, "blocks", "are " + length + " characters of JSON");
    return found.lines();
  }

  /** The same for a message's metadata. */
  static List<String> metadataViolations(String json) {
    SchemaViolations found = new SchemaViolations(Set.of());
    found.check(json.length() <= MAX_METADATA, "metadata", json.length() + " characters");
    new ObjectRule()
        .required("event_type", string(1, 255))
        .required("event_payload", (value, at, to) -> to.check(value.isObject(), at, "no object"))
        .check(BlockKitAssertions.read(json), "metadata", found);
    return found.lines();
  }

  private static ObjectRule viewRule(int minBlocks) {
    return new ObjectRule()
        .required("type", oneOf("home", "modal"))
        .required("blocks", BlockRules.blocks(minBlocks, 100))
        .optional("private_metadata", string(0, 3000))
        .optional("callback_id", string(1, 255))
        .optional("external_id", string(1, 255));
  }

  private static boolean hasInput(JsonNode modal) {
    return modal.path("blocks").findValuesAsText("type").contains("input");
  }
}
