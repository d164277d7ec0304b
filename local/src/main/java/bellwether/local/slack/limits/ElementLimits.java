package bellwether.local.slack.limits;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
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
      Set.of(
          "button",
          "overflow",
          "static_select",
          "image",
          "datepicker",
          "users_select",
          "multi_users_select",
          "multi_static_select",
          "conversations_select",
          "plain_text_input",
          "file_input");

  private static final int MAX_PLACEHOLDER_CHARS = 150;
  private static final int MAX_OPTION_CHARS = 75;
  private static final int MAX_OPTION_VALUE_CHARS = 150;
  private static final int MAX_OPTIONS = 100;
  private static final int MAX_INPUT_CHARS = 3000;
  private static final int MAX_BUTTON_CHARS = 75;
  private static final Map<String, Integer> MAX_FIELD_CHARS =
      Map.of("action_id", 255, "value", 2000, "url", 3000, "accessibility_label", 75);

  private ElementLimits() {}

  static List<String> violations(JsonNode element, String at) {
    List<String> found = new ArrayList<>();
    String type = element.path("type").asText();
    if (!TYPES.contains(type)) {
      found.add(BlockLimits.violation("unsupported type: " + type, at + "/type"));
    }
    MAX_FIELD_CHARS.forEach((field, limit) -> {
      if (BlockLimits.characterCount(element.path(field).asText()) > limit) {
        found.add(
            BlockLimits.violation(
                String.format(Locale.ROOT, "must be less than %d characters", limit + 1),
                at + "/" + field));
      }
    });
    if (element.has("placeholder")) {
      found.addAll(
          BlockLimits.textViolations(
              element.path("placeholder"),
              Set.of("plain_text"),
              MAX_PLACEHOLDER_CHARS,
              at + "/placeholder"));
    }
    if (type.equals("plain_text_input")
        && BlockLimits.characterCount(element.path("initial_value").asText()) > MAX_INPUT_CHARS) {
      found.add(BlockLimits.violation("must be less than 3001 characters", at + "/initial_value"));
    }
    if (type.endsWith("static_select")) {
      checkOptions(element.path("options"), at + "/options", found);
    }
    if (type.equals("button")) {
      found.addAll(
          BlockLimits.textViolations(
              element.path("text"), Set.of("plain_text"), MAX_BUTTON_CHARS, at + "/text"));
      String style = element.path("style").asText("primary");
      if (!style.equals("primary") && !style.equals("danger")) {
        found.add(BlockLimits.violation("must be a valid enum value", at + "/style"));
      }
    }
    return found;
  }

  private static void checkOptions(JsonNode options, String at, List<String> found) {
    if (options.isEmpty() || options.size() > MAX_OPTIONS) {
      found.add(
          BlockLimits.violation(
              String.format(Locale.ROOT, "1 to %d items allowed", MAX_OPTIONS), at));
    }
    for (JsonNode option : options) {
      found.addAll(
          BlockLimits.textViolations(
              option.path("text"), Set.of("plain_text", "mrkdwn"), MAX_OPTION_CHARS, at + "/text"));
      String value = option.path("value").asText();
      if (value.isEmpty() || BlockLimits.characterCount(value) > MAX_OPTION_VALUE_CHARS) {
        found.add(BlockLimits.violation("must be 1 to 150 characters", at + "/value"));
      }
    }
  }
}
