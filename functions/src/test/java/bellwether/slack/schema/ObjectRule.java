package bellwether.slack.schema;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

/** A JSON object with the required and optional keys of its reference page. */
final class ObjectRule implements JsonRule {
  private final Map<String, JsonRule> rules = new HashMap<>();
  private final Set<String> requiredKeys = new HashSet<>();

  ObjectRule required(String key, JsonRule rule) {
    requiredKeys.add(key);
    return optional(key, rule);
  }

  ObjectRule optional(String key, JsonRule rule) {
    rules.put(key, rule);
    return this;
  }

  /** Includes the keys of another rule. */
  ObjectRule including(ObjectRule other) {
    rules.putAll(other.rules);
    requiredKeys.addAll(other.requiredKeys);
    return this;
  }

  @Override
  public void check(JsonNode value, String at, SchemaViolations found) {
    found.check(value.isObject(), at, "is not an object");
    requiredKeys.forEach(key -> found.check(value.has(key), at, "lacks " + key));
    for (Map.Entry<String, JsonNode> field : value.properties()) {
      JsonRule rule = rules.get(field.getKey());
      if (rule == null) {
        found.add(at, "has an unknown key: " + field.getKey());
      } else {
        rule.check(field.getValue(), at + "/" + field.getKey(), found);
      }
    }
  }
}
