package bellwether.slack.schema;

import static bellwether.slack.schema.JsonRule.arrayOf;
import static bellwether.slack.schema.JsonRule.bool;
import static bellwether.slack.schema.JsonRule.byType;
import static bellwether.slack.schema.JsonRule.integer;
import static bellwether.slack.schema.JsonRule.oneOf;
import static bellwether.slack.schema.JsonRule.string;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;

/**
 * What stands inside of a rich_text block.
 *
 * @see <a href="https://docs.slack.dev/reference/block-kit/blocks/rich-text-block">Rich text</a>
 */
final class RichTextRules {
  private static final Pattern URL = Pattern.compile("https?://[!-~&&[^<>|@\"/]][!-~&&[^<>|\"]]*");

  /** No page names a limit; a section's is kept. */
  private static final int MAX_TEXT = 3000;

  private static final JsonRule ANY = (value, at, found) -> {};

  private static final JsonRule STYLE =
      new ObjectRule()
          .optional("bold", bool())
          .optional("italic", bool())
          .optional("strike", bool())
          .optional("underline", bool())
          .optional("code", bool());

  static final JsonRule LINK =
      (value, at, found) -> {
        string(1, 3000).check(value, at, found);
        found.check(URL.matcher(value.asText()).matches(), at, "no plain address: " + value);
      };

  private static final JsonRule TEXT =
      (value, at, found) -> {
        string(1, MAX_TEXT).check(value, at, found);
        found.check(
            MarkupRules.escapedLength(value.asText()) <= MAX_TEXT, at, "too long when escaped");
      };

  private static final Map<String, JsonRule> SPANS =
      Map.of(
          "text", spanRule().required("text", TEXT),
          "link",
              spanRule().required("url", LINK).optional("text", TEXT).optional("unsafe", bool()),
          "emoji", spanRule().required("name", string(1, 255)).optional("unicode", string(1, 255)),
          "date",
              spanRule()
                  .required("timestamp", integer(0, Long.MAX_VALUE))
                  .required("format", string(1, 255))
                  .optional("fallback", TEXT),
          "user", mention("user_id", "<@%s>"),
          "channel", mention("channel_id", "<#%s>"),
          "usergroup", mention("usergroup_id", "<!subteam^%s>"),
          "broadcast", mention("range", "<!%s>"));

  private static final JsonRule LINE = arrayOf(1, Integer.MAX_VALUE, byType(SPANS));

  /** The block's elements. */
  static final JsonRule ELEMENTS =
      arrayOf(
          1,
          Integer.MAX_VALUE,
          byType(
              Map.of(
                  "rich_text_section", containerRule(LINE),
                  "rich_text_quote", containerRule(LINE).optional("border", integer(0, 1)),
                  "rich_text_preformatted", containerRule(LINE).optional("border", integer(0, 1)),
                  "rich_text_list",
                      containerRule(
                              arrayOf(
                                  1,
                                  Integer.MAX_VALUE,
                                  byType(Map.of("rich_text_section", containerRule(LINE)))))
                          .required("style", oneOf("bullet", "ordered"))
                          .optional("indent", integer(0, 8))
                          .optional("offset", integer(0, Long.MAX_VALUE))
                          .optional("border", integer(0, 1)))));

  private RichTextRules() {}

  private static ObjectRule spanRule() {
    return new ObjectRule().required("type", ANY).optional("style", STYLE);
  }

  private static ObjectRule containerRule(JsonRule elements) {
    return new ObjectRule().required("type", ANY).required("elements", elements);
  }

  /** Notifies a person, so the code must have intended it. */
  private static JsonRule mention(String key, String written) {
    JsonRule shape = spanRule().required(key, string(1, 255));
    return (JsonNode value, String at, SchemaViolations found) -> {
      shape.check(value, at, found);
      String live = String.format(Locale.ROOT, written, value.path(key).asText());
      found.check(found.intendedMentions().contains(live), at, "a ping that nobody meant: " + live);
    };
  }
}
