package bellwether.slack.schema;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Map;
import java.util.Set;
import java.util.function.BiConsumer;

/** What Slack asks of one JSON value. */
interface Rule {
  void check(JsonNode value, String at, Findings found);

  /** A string of so many UTF-16 units that people may see. */
  static Rule chars(int min, int max) {
    return (value, at, found) -> {
      int length = value.asText().length();
      found.expect(value.isTextual(), at, "is not a string");
      found.expect(
          length >= min && length <= max,
          at,
          length + " characters, allowed " + min + " to " + max);
      LiveText.legible(value.asText(), at, found);
    };
  }

  /** A plain_text object. */
  static Rule plain(int max) {
    return text(max, Set.of("plain_text"));
  }

  /** A plain_text or mrkdwn object. */
  static Rule anyText(int max) {
    return text(max, Set.of("plain_text", "mrkdwn"));
  }

  private static Rule text(int max, Set<String> types) {
    Shape plain =
        new Shape()
            .need("type", oneOf("plain_text"))
            .need("text", chars(1, max))
            .may("emoji", flag());
    Shape markup =
        new Shape()
            .need("type", oneOf("mrkdwn"))
            .need("text", chars(1, max))
            .may("verbatim", flag());
    return (value, at, found) -> {
      String type = value.path("type").asText();
      String text = value.path("text").asText();
      found.expect(types.contains(type), at, "text of type " + type);
      (type.equals("mrkdwn") ? markup : plain).check(value, at, found);
      found.expect(!text.isBlank(), at, "blank text");
      if (type.equals("mrkdwn")) {
        LiveText.escaped(text, at, found);
      } else {
        found.expect(LiveText.length(text) <= max, at, "over " + max + " characters when escaped");
        boolean off = value.has("emoji") && !value.path("emoji").asBoolean();
        found.expect(off || !LiveText.namesEmoji(text), at, "emoji by name: " + text);
      }
    };
  }

  static Rule flag() {
    return (value, at, found) -> found.expect(value.isBoolean(), at, "is not true or false");
  }

  static Rule number(long min, long max) {
    return (value, at, found) ->
        found.expect(
            value.isIntegralNumber() && value.asLong() >= min && value.asLong() <= max,
            at,
            value + " is not a whole number from " + min + " to " + max);
  }

  static Rule oneOf(String... allowed) {
    Set<String> set = Set.of(allowed);
    return (value, at, found) ->
        found.expect(set.contains(value.asText()), at, value + " is none of " + set);
  }

  static Rule many(int min, int max, Rule each) {
    return (value, at, found) -> {
      boolean fits = value.isArray() && value.size() >= min && value.size() <= max;
      found.expect(fits, at, value.size() + " items, allowed " + min + " to " + max);
      for (int i = 0; i < value.size(); i++) {
        each.check(value.path(i), at + "/" + i, found);
      }
    };
  }

  /** An object whose {@code type} says which rule is its own. */
  static Rule typed(Map<String, ? extends Rule> rules) {
    return (value, at, found) -> {
      String type = value.path("type").asText();
      Rule rule = rules.get(type);
      if (rule == null) {
        found.add(at, "type " + type + " is none of " + rules.keySet());
      } else {
        rule.check(value, at + "(" + type + ")", found);
      }
    };
  }

  /** The rule and one more. */
  default Rule and(BiConsumer<JsonNode, BiConsumer<Boolean, String>> more) {
    return (value, at, found) -> {
      check(value, at, found);
      more.accept(value, (holds, otherwise) -> found.expect(holds, at, otherwise));
    };
  }
}
