package bellwether.local.slack;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Slack's limits for what can be clicked in a message.
 *
 * @see <a
 *     href="https://docs.slack.dev/reference/block-kit/block-elements/button-element">Button</a>
 */
final class ElementLimits {
  private static final Set<String> TYPES =
      Set.of("button", "overflow", "static_select", "image", "datepicker", "users_select");
  private static final int BUTTON_CHARS = 75;
  private static final Map<String, Integer> FIELD_CHARS =
      Map.of("action_id", 255, "value", 2000, "url", 3000, "accessibility_label", 75);

  private ElementLimits() {}

  static List<String> violations(JsonNode element, String at) {
    List<String> found = new ArrayList<>();
    String type = element.path("type").asText();
    if (!TYPES.contains(type)) {
      found.add(BlockLimits.line("unsupported type: " + type, at + "/type"));
    }
    FIELD_CHARS.forEach((field, limit) -> {
      if (BlockLimits.chars(element.path(field).asText()) > limit) {
        found.add(
            BlockLimits.line(
                "must be less than %d characters".formatted(limit + 1), at + "/" + field));
      }
    });
    if (type.equals("button")) {
      found.addAll(
          BlockLimits.textViolations(
              element.path("text"), Set.of("plain_text"), BUTTON_CHARS, at + "/text"));
      String style = element.path("style").asText("primary");
      if (!style.equals("primary") && !style.equals("danger")) {
        found.add(BlockLimits.line("must be a valid enum value", at + "/style"));
      }
    }
    return found;
  }
}
