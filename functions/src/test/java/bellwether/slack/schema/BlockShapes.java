package bellwether.slack.schema;

import static bellwether.slack.schema.Rule.anyText;
import static bellwether.slack.schema.Rule.chars;
import static bellwether.slack.schema.Rule.flag;
import static bellwether.slack.schema.Rule.many;
import static bellwether.slack.schema.Rule.plain;
import static bellwether.slack.schema.Rule.typed;

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
final class BlockShapes {
  private static final Rule ANY = (value, at, found) -> {};
  private static final Set<String> FOR_INPUT_ONLY =
      Set.of(
          "plain_text_input", "email_text_input", "url_text_input", "number_input", "file_input");
  private static final Shape IMAGE =
      block().need("image_url", RichTextShapes.LINK).need("alt_text", chars(1, 2000));

  private static final Rule BLOCK =
      typed(
          Map.of(
              "header", block().need("text", plain(150)),
              "section",
                  block()
                      .may("text", anyText(3000))
                      .may("fields", many(1, 10, anyText(2000)))
                      .may("accessory", typed(outsideOfInput(true)))
                      .may("expand", flag())
                      .and((section, expect) ->
                          expect.accept(
                              section.has("text") || section.has("fields"), "lacks text")),
              "context", block().need("elements", many(1, 10, typed(contextElements()))),
              "rich_text", block().need("elements", RichTextShapes.ELEMENTS),
              "divider", block(),
              "actions", block().need("elements", many(1, 25, typed(outsideOfInput(false)))),
              "image", new Shape().with(IMAGE).may("title", plain(2000)),
              "input",
                  block()
                      .need("label", plain(2000))
                      .need("element", typed(ElementShapes.ELEMENTS))
                      .may("hint", plain(2000))
                      .may("optional", flag())
                      .may("dispatch_action", flag())));

  private BlockShapes() {}

  /** So many blocks, their ids unique, and those of the actions within each. */
  static Rule blocks(int min, int max) {
    Rule all = many(min, max, BLOCK);
    return (value, at, found) -> {
      all.check(value, at, found);
      Set<String> ids = new HashSet<>();
      for (JsonNode block : value) {
        String id = block.path("block_id").asText();
        found.expect(id.isEmpty() || ids.add(id), at, "block_id twice: " + id);
        Set<String> actions = new HashSet<>();
        for (JsonNode element : block.path("elements")) {
          String action = element.path("action_id").asText();
          found.expect(action.isEmpty() || actions.add(action), at, "action_id twice: " + action);
        }
      }
    };
  }

  private static Shape block() {
    return new Shape().need("type", ANY).may("block_id", chars(1, 255));
  }

  private static Map<String, Rule> contextElements() {
    // A field's limit, since the page of context names none.
    return Map.of("plain_text", plain(2000), "mrkdwn", anyText(2000), "image", IMAGE);
  }

  private static Map<String, Shape> outsideOfInput(boolean images) {
    Map<String, Shape> elements = new HashMap<>(ElementShapes.ELEMENTS);
    elements.keySet().removeAll(FOR_INPUT_ONLY);
    if (images) {
      elements.put("image", IMAGE);
    }
    return elements;
  }
}
