package bellwether.app.discover.source;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * An application of an export: a row of a table, or a JSON object.
 *
 * @param place where a person finds it, such as {@code row 4}
 * @param fields texts by name in lower case; those of nested objects have names such as {@code
 *     verifiedpublisher.displayname}
 */
record AppRecord(String place, Map<String, String> fields) {
  /** Deeper fields are settings of the application. */
  private static final int MAX_DEPTH = 3;

  static List<AppRecord> of(List<JsonNode> records) {
    List<AppRecord> read = new ArrayList<>();
    for (int i = 0; i < records.size(); i++) {
      Map<String, String> fields = new TreeMap<>();
      flatten("", records.get(i), 0, fields);
      read.add(new AppRecord("app " + (i + 1), fields));
    }
    return read;
  }

  private static void flatten(String prefix, JsonNode json, int depth, Map<String, String> fields) {
    json.propertyStream()
        .forEach(field -> {
          String name = prefix + field.getKey().toLowerCase(Locale.ROOT);
          JsonNode value = field.getValue();
          if (value.isObject() && depth < MAX_DEPTH) {
            flatten(name + ".", value, depth + 1, fields);
          } else if (value.isArray()) {
            fields.put(name, String.join(";", texts(value)));
          } else if (value.isValueNode() && !value.isNull()) {
            fields.put(name, value.asText().strip());
          }
        });
  }

  private static List<String> texts(JsonNode array) {
    return array.valueStream().filter(JsonNode::isTextual).map(JsonNode::textValue).toList();
  }

  /** The first of the fields that is not blank; "" if there is none. */
  String first(String... names) {
    return Stream.of(names)
        .map(name -> fields.getOrDefault(name, ""))
        .filter(text -> !text.isBlank())
        .findFirst()
        .orElse("");
  }
}
