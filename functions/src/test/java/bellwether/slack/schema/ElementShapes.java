package bellwether.slack.schema;

import static bellwether.slack.schema.Rule.anyText;
import static bellwether.slack.schema.Rule.chars;
import static bellwether.slack.schema.Rule.flag;
import static bellwether.slack.schema.Rule.many;
import static bellwether.slack.schema.Rule.number;
import static bellwether.slack.schema.Rule.oneOf;
import static bellwether.slack.schema.Rule.plain;

import java.util.HashMap;
import java.util.Map;

/**
 * What can be clicked or filled in.
 *
 * @see <a href="https://docs.slack.dev/reference/block-kit/block-elements">Block elements</a>
 */
final class ElementShapes {
  private static final Rule ANY = (value, at, found) -> {};
  private static final Rule ID = chars(1, 255);

  /** https://docs.slack.dev/reference/block-kit/composition-objects/confirmation-dialog-object */
  private static final Rule CONFIRM =
      new Shape()
          .may("title", plain(100))
          .need("text", anyText(300))
          .may("confirm", plain(30))
          .may("deny", plain(30))
          .may("style", oneOf("primary", "danger"));

  /** https://docs.slack.dev/reference/block-kit/composition-objects/option-object */
  private static final Rule PLAIN_OPTION = option(plain(75));

  private static final Rule OPTION = option(anyText(75));

  static final Map<String, Shape> ELEMENTS = elements();

  private ElementShapes() {}

  private static Map<String, Shape> elements() {
    Map<String, Shape> all = new HashMap<>();
    all.put(
        "button",
        clickable()
            .need("text", plain(75))
            .may("value", chars(0, 2000))
            .may("url", RichTextShapes.LINK)
            .may("style", oneOf("primary", "danger"))
            .may("accessibility_label", chars(1, 75)));
    all.put("overflow", clickable().need("options", many(1, 5, PLAIN_OPTION)));
    Rule options = many(1, 10, OPTION);
    all.put("checkboxes", field().need("options", options).may("initial_options", options));
    all.put("radio_buttons", field().need("options", options).may("initial_option", OPTION));
    Rule choices = many(1, 100, PLAIN_OPTION);
    Rule groups = many(1, 100, new Shape().need("label", plain(75)).need("options", choices));
    all.put("static_select", menu(choices, groups).may("initial_option", PLAIN_OPTION));
    all.put("multi_static_select", several(menu(choices, groups)).may("initial_options", choices));
    for (String kind : new String[] {"user", "conversation", "channel"}) {
      all.put(kind + "s_select", people(kind).may("initial_" + kind, ID));
      all.put(
          "multi_" + kind + "s_select",
          several(people(kind)).may("initial_" + kind + "s", many(1, 100, ID)));
    }
    all.put("datepicker", hinted().may("initial_date", chars(10, 10)));
    all.put("timepicker", hinted().may("initial_time", chars(5, 5)).may("timezone", chars(1, 255)));
    all.put(
        "datetimepicker", field().may("initial_date_time", number(1_000_000_000L, 9_999_999_999L)));
    all.put(
        "plain_text_input",
        typed()
            .may("multiline", flag())
            .may("min_length", number(0, 3000))
            .may("max_length", number(1, 3000)));
    all.put("email_text_input", typed());
    all.put("url_text_input", typed());
    all.put(
        "number_input",
        typed()
            .need("is_decimal_allowed", flag())
            .may("min_value", chars(1, 50))
            .may("max_value", chars(1, 50)));
    all.put(
        "file_input",
        clickable().may("filetypes", many(1, 100, chars(1, 50))).may("max_files", number(1, 10)));
    return Map.copyOf(all);
  }

  private static Rule option(Rule text) {
    return new Shape()
        .need("text", text)
        .need("value", chars(1, 75))
        .may("description", plain(75))
        .may("url", RichTextShapes.LINK);
  }

  private static Shape clickable() {
    return new Shape().need("type", ANY).may("action_id", ID).may("confirm", CONFIRM);
  }

  private static Shape field() {
    return clickable().may("focus_on_load", flag());
  }

  private static Shape hinted() {
    return field().may("placeholder", plain(150));
  }

  private static Shape menu(Rule choices, Rule groups) {
    return hinted().may("options", choices).may("option_groups", groups);
  }

  private static Shape people(String kind) {
    return switch (kind) {
      case "user" -> hinted();
      case "channel" -> hinted().may("response_url_enabled", flag());
      default ->
          hinted()
              .may("response_url_enabled", flag())
              .may("default_to_current_conversation", flag())
              .may("filter", ANY);
    };
  }

  private static Shape several(Shape menu) {
    return menu.may("max_selected_items", number(1, Long.MAX_VALUE));
  }

  private static Shape typed() {
    return hinted()
        .may("initial_value", chars(0, 3000))
        .may("dispatch_action_config", (value, at, found) -> {});
  }
}
