package bellwether.slack.schema;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

/** A JSON object as a reference page states it: which keys it needs, which it may have. */
final class Shape implements Rule {
  private final Map<String, Rule> rules = new HashMap<>();
  private final Set<String> needed = new HashSet<>();

  Shape need(String key, Rule rule) {
    needed.add(key);
    return may(key, rule);
  }

  Shape may(String key, Rule rule) {
    rules.put(key, rule);
    return this;
  }

  /** Takes over what another shape asks. */
  Shape with(Shape other) {
    rules.putAll(other.rules);
    needed.addAll(other.needed);
    return this;
  }

  @Override
  public void check(JsonNode value, String at, Findings found) {
    found.expect(value.isObject(), at, "is not an object");
    needed.forEach(key -> found.expect(value.has(key), at, "lacks " + key));
    for (Map.Entry<String, JsonNode> field : value.properties()) {
      Rule rule = rules.get(field.getKey());
      if (rule == null) {
        found.add(at, "has an unknown key: " + field.getKey());
      } else {
        rule.check(field.getValue(), at + "/" + field.getKey(), found);
      }
    }
  }
}
