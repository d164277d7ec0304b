package bellwether.local.slack.limits;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Map;
import java.util.Set;

/**
 * Checks the elements of a rich_text block against Slack's limits.
 *
 * @see <a href="https://docs.slack.dev/reference/block-kit/blocks/rich-text-block">Rich text</a>
 */
final class RichTextLimits {
  private static final Set<String> CONTAINER_TYPES =
      Set.of("rich_text_section", "rich_text_list", "rich_text_preformatted", "rich_text_quote");

  /** The required field of each element type. */
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

  static void check(JsonNode elements, String at, Violations violations) {
    if (!violations.checkCount(elements, Integer.MAX_VALUE, at)) {
      return;
    }
    for (int i = 0; i < elements.size(); i++) {
      checkContainer(elements.get(i), at + "/" + i, violations);
    }
  }

  private static void checkContainer(JsonNode container, String at, Violations violations) {
    String type = container.path("type").asText();
    if (!CONTAINER_TYPES.contains(type)) {
      violations.addUnsupportedType(container, at);
      return;
    }
    violations.checkRequired(container, "elements", at);
    JsonNode children = container.path("elements");
    for (int i = 0; i < children.size(); i++) {
      String childAt = at + "/elements/" + i;
      if (type.equals("rich_text_list")) {
        checkContainer(children.get(i), childAt, violations);
      } else {
        checkElement(children.get(i), childAt, violations);
      }
    }
  }

  private static void checkElement(JsonNode element, String at, Violations violations) {
    String field = REQUIRED_FIELDS.get(element.path("type").asText());
    if (field == null) {
      violations.addUnsupportedType(element, at);
    } else {
      violations.checkNotEmpty(element.path(field), at + "/" + field);
    }
  }
}
