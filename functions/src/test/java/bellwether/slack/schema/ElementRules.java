package bellwether.slack.schema;

import static bellwether.slack.schema.JsonRule.anyText;
import static bellwether.slack.schema.JsonRule.arrayOf;
import static bellwether.slack.schema.JsonRule.bool;
import static bellwether.slack.schema.JsonRule.integer;
import static bellwether.slack.schema.JsonRule.oneOf;
import static bellwether.slack.schema.JsonRule.plainText;
import static bellwether.slack.schema.JsonRule.string;

import java.util.HashMap;
import java.util.Map;

/**
 * What can be clicked or filled in.
 *
 * @see <a href="https://docs.slack.dev/reference/block-kit/block-elements">Block elements</a>
 */
final class ElementRules {
  private static final JsonRule ANY = (value, at, found) -> {};
  private static final JsonRule ID = string(1, 255);

  /** https://docs.slack.dev/reference/block-kit/composition-objects/confirmation-dialog-object */
  private static final JsonRule CONFIRM =
      new ObjectRule()
          .optional("title", plainText(100))
          .required("text", anyText(300))
          .optional("confirm", plainText(30))
          .optional("deny", plainText(30))
          .optional("style", oneOf("primary", "danger"));

  /** https://docs.slack.dev/reference/block-kit/composition-objects/option-object */
  private static final JsonRule PLAIN_OPTION = optionRule(plainText(75));

  private static final JsonRule OPTION = optionRule(anyText(75));

  static final Map<String, ObjectRule> ELEMENTS = elements();

  private ElementRules() {}

  private static Map<String, ObjectRule> elements() {
    Map<String, ObjectRule> all = new HashMap<>();
    all.put(
        "button",
        interactive()
            .required("text", plainText(75))
            .optional("value", string(0, 2000))
            .optional("url", RichTextRules.LINK)
            .optional("style", oneOf("primary", "danger"))
            .optional("accessibility_label", string(1, 75)));
    all.put("overflow", interactive().required("options", arrayOf(1, 5, PLAIN_OPTION)));
    JsonRule options = arrayOf(1, 10, OPTION);
    all.put(
        "checkboxes",
        focusable().required("options", options).optional("initial_options", options));
    all.put(
        "radio_buttons",
        focusable().required("options", options).optional("initial_option", OPTION));
    JsonRule choices = arrayOf(1, 100, PLAIN_OPTION);
    JsonRule groups =
        arrayOf(
            1, 100, new ObjectRule().required("label", plainText(75)).required("options", choices));
    all.put(
        "static_select", staticSelect(choices, groups).optional("initial_option", PLAIN_OPTION));
    all.put(
        "multi_static_select",
        multiSelect(staticSelect(choices, groups)).optional("initial_options", choices));
    for (String kind : new String[] {"user", "conversation", "channel"}) {
      all.put(kind + "s_select", entitySelect(kind).optional("initial_" + kind, ID));
      all.put(
          "multi_" + kind + "s_select",
          multiSelect(entitySelect(kind)).optional("initial_" + kind + "s", arrayOf(1, 100, ID)));
    }
    all.put("datepicker", withPlaceholder().optional("initial_date", string(10, 10)));
    all.put(
        "timepicker",
        withPlaceholder()
            .optional("initial_time", string(5, 5))
            .optional("timezone", string(1, 255)));
    all.put(
        "datetimepicker",
        focusable().optional("initial_date_time", integer(1_000_000_000L, 9_999_999_999L)));
    all.put(
        "plain_text_input",
        textInput()
            .optional("multiline", bool())
            .optional("min_length", integer(0, 3000))
            .optional("max_length", integer(1, 3000)));
    all.put("email_text_input", textInput());
    all.put("url_text_input", textInput());
    all.put(
        "number_input",
        textInput()
            .required("is_decimal_allowed", bool())
            .optional("min_value", string(1, 50))
            .optional("max_value", string(1, 50)));
    all.put(
        "file_input",
        interactive()
            .optional("filetypes", arrayOf(1, 100, string(1, 50)))
            .optional("max_files", integer(1, 10)));
    return Map.copyOf(all);
  }

  private static JsonRule optionRule(JsonRule text) {
    return new ObjectRule()
        .required("text", text)
        .required("value", string(1, 75))
        .optional("description", plainText(75))
        .optional("url", RichTextRules.LINK);
  }

  private static ObjectRule interactive() {
    return new ObjectRule()
        .required("type", ANY)
        .optional("action_id", ID)
        .optional("confirm", CONFIRM);
  }

  private static ObjectRule focusable() {
    return interactive().optional("focus_on_load", bool());
  }

  private static ObjectRule withPlaceholder() {
    return focusable().optional("placeholder", plainText(150));
  }

  private static ObjectRule staticSelect(JsonRule choices, JsonRule groups) {
    return withPlaceholder().optional("options", choices).optional("option_groups", groups);
  }

  private static ObjectRule entitySelect(String kind) {
    return switch (kind) {
      case "user" -> withPlaceholder();
      case "channel" -> withPlaceholder().optional("response_url_enabled", bool());
      default ->
          withPlaceholder()
              .optional("response_url_enabled", bool())
              .optional("default_to_current_conversation", bool())
              .optional("filter", ANY);
    };
  }

  private static ObjectRule multiSelect(ObjectRule menu) {
    return menu.optional("max_selected_items", integer(1, Long.MAX_VALUE));
  }

  private static ObjectRule textInput() {
    return withPlaceholder()
        .optional("initial_value", string(0, 3000))
        .optional("dispatch_action_config", (value, at, found) -> {});
  }
}
