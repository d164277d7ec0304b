package bellwether.slack.schema;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Map;
import java.util.Set;
import java.util.function.BiConsumer;

/** Slack's requirement for one JSON value. */
interface JsonRule {
  void check(JsonNode value, String at, SchemaViolations found);

  /** A visible string of at most that many UTF-16 units. */
  static JsonRule string(int min, int max) {
    return (value, at, found) -> {
      int length = value.asText().length();
      found.check(value.isTextual(), at, "is not a string");
      found.check(
          length >= min && length <= max,
          at,
          length + " characters, allowed " + min + " to " + max);
      MarkupRules.checkVisible(value.asText(), at, found);
    };
  }

  /** A plain_text object. */
  static JsonRule plainText(int max) {
    return text(max, Set.of("plain_text"));
  }

  /** A plain_text or mrkdwn object. */
  static JsonRule anyText(int max) {
    return text(max, Set.of("plain_text", "mrkdwn"));
  }

  private static JsonRule text(int max, Set<String> types) {
    ObjectRule plain =
        new ObjectRule()
            .required("type", oneOf("plain_text"))
            .required("text", string(1, max))
            .optional("emoji", bool());
    ObjectRule markup =
        new ObjectRule()
            .required("type", oneOf("mrkdwn"))
            .required("text", string(1, max))
            .optional("verbatim", bool());
    return (value, at, found) -> {
      String type = value.path("type").asText();
      String text = value.path("text").asText();
      found.check(types.contains(type), at, "text of type " + type);
      (type.equals("mrkdwn") ? markup : plain).check(value, at, found);
      found.check(!text.isBlank(), at, "blank text");
      if (type.equals("mrkdwn")) {
        MarkupRules.checkEscaped(text, at, found);
      } else {
        found.check(
            MarkupRules.escapedLength(text) <= max, at, "over " + max + " characters when escaped");
        boolean off = value.has("emoji") && !value.path("emoji").asBoolean();
        found.check(off || !MarkupRules.hasEmojiName(text), at, "emoji by name: " + text);
      }
    };
  }

  static JsonRule bool() {
    return (value, at, found) -> found.check(value.isBoolean(), at, "is not true or false");
  }

  static JsonRule integer(long min, long max) {
    return (value, at, found) ->
        found.check(
            value.isIntegralNumber() && value.asLong() >= min && value.asLong() <= max,
            at,
            value + " is not a whole number from " + min + " to " + max);
  }

  static JsonRule oneOf(String... allowed) {
    Set<String> set = Set.of(allowed);
    return (value, at, found) ->
        found.check(set.contains(value.asText()), at, value + " is none of " + set);
  }

  static JsonRule arrayOf(int min, int max, JsonRule each) {
    return (value, at, found) -> {
      boolean fits = value.isArray() && value.size() >= min && value.size() <= max;
      found.check(fits, at, value.size() + " items, allowed " + min + " to " + max);
      for (int i = 0; i < value.size(); i++) {
        each.check(value.path(i), at + "/" + i, found);
      }
    };
  }

  /** An object whose {@code type} selects its rule. */
  static JsonRule byType(Map<String, ? extends JsonRule> rules) {
    return (value, at, found) -> {
      String type = value.path("type").asText();
      JsonRule rule = rules.get(type);
      if (rule == null) {
        found.add(at, "type " + type + " is none of " + rules.keySet());
      } else {
        rule.check(value, at + "(" + type + ")", found);
      }
    };
  }

  /** Both rules. */
  default JsonRule and(BiConsumer<JsonNode, BiConsumer<Boolean, String>> more) {
    return (value, at, found) -> {
      check(value, at, found);
      more.accept(value, (holds, otherwise) -> found.check(holds, at, otherwise));
    };
  }
}
