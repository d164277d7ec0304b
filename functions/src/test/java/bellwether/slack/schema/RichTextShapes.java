package bellwether.slack.schema;

import static bellwether.slack.schema.Rule.chars;
import static bellwether.slack.schema.Rule.flag;
import static bellwether.slack.schema.Rule.many;
import static bellwether.slack.schema.Rule.number;
import static bellwether.slack.schema.Rule.oneOf;
import static bellwether.slack.schema.Rule.typed;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;

/**
 * What stands inside of a rich_text block.
 *
 * @see <a href="https://docs.slack.dev/reference/block-kit/blocks/rich-text-block">Rich text</a>
 */
final class RichTextShapes {
  private static final Pattern URL = Pattern.compile("https?://[!-~&&[^<>|@\"/]][!-~&&[^<>|\"]]*");

  /** No page names a limit; a section's is kept. */
  private static final int MAX_TEXT = 3000;

  private static final Rule ANY = (value, at, found) -> {};

  private static final Rule STYLE =
      new Shape()
          .may("bold", flag())
          .may("italic", flag())
          .may("strike", flag())
          .may("underline", flag())
          .may("code", flag());

  static final Rule LINK =
      (value, at, found) -> {
        chars(1, 3000).check(value, at, found);
        found.expect(URL.matcher(value.asText()).matches(), at, "no plain address: " + value);
      };

  private static final Rule TEXT =
      (value, at, found) -> {
        chars(1, MAX_TEXT).check(value, at, found);
        found.expect(LiveText.length(value.asText()) <= MAX_TEXT, at, "too long when escaped");
      };

  private static final Map<String, Rule> LEAVES =
      Map.of(
          "text", leaf().need("text", TEXT),
          "link", leaf().need("url", LINK).may("text", TEXT).may("unsafe", flag()),
          "emoji", leaf().need("name", chars(1, 255)).may("unicode", chars(1, 255)),
          "date",
              leaf()
                  .need("timestamp", number(0, Long.MAX_VALUE))
                  .need("format", chars(1, 255))
                  .may("fallback", TEXT),
          "user", mention("user_id", "<@%s>"),
          "channel", mention("channel_id", "<#%s>"),
          "usergroup", mention("usergroup_id", "<!subteam^%s>"),
          "broadcast", mention("range", "<!%s>"));

  private static final Rule LINE = many(1, Integer.MAX_VALUE, typed(LEAVES));

  /** The block's elements. */
  static final Rule ELEMENTS =
      many(
          1,
          Integer.MAX_VALUE,
          typed(
              Map.of(
                  "rich_text_section", passage(LINE),
                  "rich_text_quote", passage(LINE).may("border", number(0, 1)),
                  "rich_text_preformatted", passage(LINE).may("border", number(0, 1)),
                  "rich_text_list",
                      passage(
                              many(
                                  1,
                                  Integer.MAX_VALUE,
                                  typed(Map.of("rich_text_section", passage(LINE)))))
                          .need("style", oneOf("bullet", "ordered"))
                          .may("indent", number(0, 8))
                          .may("offset", number(0, Long.MAX_VALUE))
                          .may("border", number(0, 1)))));

  private RichTextShapes() {}

  private static Shape leaf() {
    return new Shape().need("type", ANY).may("style", STYLE);
  }

  private static Shape passage(Rule elements) {
    return new Shape().need("type", ANY).need("elements", elements);
  }

  /** Rings for somebody, so the code must have meant it. */
  private static Rule mention(String key, String written) {
    Rule shape = leaf().need(key, chars(1, 255));
    return (JsonNode value, String at, Findings found) -> {
      shape.check(value, at, found);
      String live = String.format(Locale.ROOT, written, value.path(key).asText());
      found.expect(found.made().contains(live), at, "a ping that nobody meant: " + live);
    };
  }
}
