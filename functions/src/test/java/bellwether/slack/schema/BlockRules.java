package bellwether.slack.schema;

import static bellwether.slack.schema.JsonRule.anyText;
import static bellwether.slack.schema.JsonRule.arrayOf;
import static bellwether.slack.schema.JsonRule.bool;
import static bellwether.slack.schema.JsonRule.byType;
import static bellwether.slack.schema.JsonRule.plainText;
import static bellwether.slack.schema.JsonRule.string;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

/**
 * The blocks of messages, modals and home views.
 *
 * @see <a href="https://docs.slack.dev/reference/block-kit/blocks">Blocks</a>
 */
final class BlockRules {
  private static final JsonRule ANY = (value, at, found) -> {};
  private static final Set<String> INPUT_ONLY =
      Set.of(
          "plain_text_input", "email_text_input", "url_text_input", "number_input", "file_input");
  private static final ObjectRule IMAGE =
      block().required("image_url", RichTextRules.LINK).required("alt_text", string(1, 2000));

  private static final JsonRule BLOCK =
      byType(
          Map.of(
              "header", block().required("text", plainText(150)),
              "section",
                  block()
                      .optional("text", anyText(3000))
                      .optional("fields", arrayOf(1, 10, anyText(2000)))
                      .optional("accessory", byType(elementsOutsideInput(true)))
                      .optional("expand", bool())
                      .and((section, expect) ->
                          expect.accept(
                              section.has("text") || section.has("fields"), "lacks text")),
              "context", block().required("elements", arrayOf(1, 10, byType(contextElements()))),
              "rich_text", block().required("elements", RichTextRules.ELEMENTS),
              "divider", block(),
              "actions",
                  block().required("elements", arrayOf(1, 25, byType(elementsOutsideInput(false)))),
              "image", new ObjectRule().including(IMAGE).optional("title", plainText(2000)),
              "input",
                  block()
                      .required("label", plainText(2000))
                      .required("element", byType(ElementRules.ELEMENTS))
                      .optional("hint", plainText(2000))
                      .optional("optional", bool())
                      .optional("dispatch_action", bool())));

  private BlockRules() {}

  /** At most that many blocks, with unique block ids, and unique action ids within each. */
  static JsonRule blocks(int min, int max) {
    JsonRule all = arrayOf(min, max, BLOCK);
    return (value, at, found) -> {
      all.check(value, at, found);
      Set<String> ids = new HashSet<>();
      for (JsonNode block : value) {
        String id = block.path("block_id").asText();
        found.check(id.isEmpty() || ids.add(id), at, "block_id twice: " + id);
        Set<String> actions = new HashSet<>();
        for (JsonNode element : block.path("elements")) {
          String action = element.path("action_id").asText();
          found.check(action.isEmpty() || actions.add(action), at, "action_id twice: " + action);
        }
      }
    };
  }

  private static ObjectRule block() {
    return new ObjectRule().required("type", ANY).optional("block_id", string(1, 255));
  }

  private static Map<String, JsonRule> contextElements() {
    // A field's limit, since the page of context names none.
    return Map.of("plain_text", plainText(2000), "mrkdwn", anyText(2000), "image", IMAGE);
  }

  private static Map<String, ObjectRule> elementsOutsideInput(boolean images) {
    Map<String, ObjectRule> elements = new HashMap<>(ElementRules.ELEMENTS);
    elements.keySet().removeAll(INPUT_ONLY);
    if (images) {
      elements.put("image", IMAGE);
    }
    return elements;
  }
}
