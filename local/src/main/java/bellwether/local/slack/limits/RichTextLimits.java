package bellwether.local.slack.limits;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * What Slack takes inside of a rich_text block.
 *
 * @see <a href="https://docs.slack.dev/reference/block-kit/blocks/rich-text-block">Rich text</a>
 */
final class RichTextLimits {
  private static final Set<String> CONTAINER_TYPES =
      Set.of("rich_text_section", "rich_text_list", "rich_text_preformatted", "rich_text_quote");

  /** Each leaf with the field that it can't do without. */
  private static final Map<String, String> REQUIRED_FIELDS =
      Map.of(
          "text", "text",
          "link", "url",
          "emoji", "name",
          "user", "user_id",
          "usergroup", "usergroup_id",
          "channel", "channel_id",
          "broadcast", "range",
          "date", "timestamp",
          "color", "value");

  private RichTextLimits() {}

  static List<String> violations(JsonNode elements, String at) {
    List<String> found = new ArrayList<>();
    if (!elements.isArray() || elements.isEmpty()) {
      found.add(BlockLimits.violation("no fewer than 1 items allowed", at));
    }
    for (int i = 0; i < elements.size(); i++) {
      checkContainer(elements.get(i), at + "/" + i, found);
    }
    return found;
  }

  private static void checkContainer(JsonNode part, String at, List<String> found) {
    String type = part.path("type").asText();
    if (!CONTAINER_TYPES.contains(type)) {
      found.add(BlockLimits.violation("unsupported type: " + type, at + "/type"));
      return;
    }
    JsonNode children = part.path("elements");
    if (!children.isArray()) {
      found.add(BlockLimits.violation("missing required field: elements", at));
    }
    for (int i = 0; i < children.size(); i++) {
      String below = at + "/elements/" + i;
      if (type.equals("rich_text_list")) {
        checkContainer(children.get(i), below, found);
      } else {
        checkElement(children.get(i), below, found);
      }
    }
  }

  private static void checkElement(JsonNode leaf, String at, List<String> found) {
    String type = leaf.path("type").asText();
    String field = REQUIRED_FIELDS.get(type);
    if (field == null) {
      found.add(BlockLimits.violation("unsupported type: " + type, at + "/type"));
    } else if (leaf.path(field).asText().isEmpty()) {
      // An empty text is refused too: the commonest cause of a rejected alert.
      found.add(BlockLimits.violation("must be more than 0 characters", at + "/" + field));
    }
  }
}
