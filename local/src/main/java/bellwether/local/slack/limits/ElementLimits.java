package bellwether.local.slack.limits;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Map;
import java.util.Set;

/**
 * Checks buttons, menus and input fields against Slack's limits.
 *
 * @see <a href="https://docs.slack.dev/reference/block-kit/block-elements">Block elements</a>
 */
final class ElementLimits {
  private static final Set<String> TYPES =
      Set.of(
          ("button overflow image datepicker plain_text_input file_input static_select users_select"
                  + " multi_static_select multi_users_select conversations_select")
              .split(" "));
  private static final int MAX_PLACEHOLDER_CHARS = 150;
  private static final int MAX_OPTION_CHARS = 75;
  private static final int MAX_OPTION_VALUE_CHARS = 150;
  private static final int MAX_OPTIONS = 100;
  private static final int MAX_INPUT_CHARS = 3000;
  private static final int MAX_BUTTON_CHARS = 75;

  private static final Map<String, Integer> MAX_FIELD_CHARS =
      Map.of("action_id", 255, "value", 2000, "url", 3000, "accessibility_label", 75);

  private ElementLimits() {}

  static void check(JsonNode element, String at, Violations violations) {
    String type = element.path("type").asText();
    if (!TYPES.contains(type)) {
      violations.addUnsupportedType(element, at);
    }
    MAX_FIELD_CHARS.forEach(
        (field, limit) -> violations.checkLength(element.path(field), limit, at + "/" + field));
    if (element.has("placeholder")) {
      violations.checkText(
          element.path("placeholder"),
          Violations.PLAIN_TEXT,
          MAX_PLACEHOLDER_CHARS,
          at + "/placeholder");
    }
    if (type.equals("plain_text_input")) {
      violations.checkLength(element.path("initial_value"), MAX_INPUT_CHARS, at + "/initial_value");
    }
    if (type.endsWith("static_select")) {
      checkOptions(element.path("options"), at + "/options", violations);
    }
    if (type.equals("button")) {
      violations.checkText(
          element.path("text"), Violations.PLAIN_TEXT, MAX_BUTTON_CHARS, at + "/text");
      if (!Set.of("primary", "danger").contains(element.path("style").asText("primary"))) {
        violations.add("must be a valid enum value", at + "/style");
      }
    }
  }

  private static void checkOptions(JsonNode options, String at, Violations violations) {
    violations.checkCount(options, MAX_OPTIONS, at);
    for (JsonNode option : options) {
      violations.checkText(
          option.path("text"), Violations.ANY_TEXT, MAX_OPTION_CHARS, at + "/text");
      violations.checkNotEmpty(option.path("value"), at + "/value");
      violations.checkLength(option.path("value"), MAX_OPTION_VALUE_CHARS, at + "/value");
    }
  }
}
