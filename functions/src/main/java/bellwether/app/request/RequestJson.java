package bellwether.app.request;

import bellwether.json.JsonTree;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.StreamSupport;

/** A JSON value of a request; reading a value of another type gives an empty one. */
record RequestJson(JsonNode value) {
  static final RequestJson MISSING = new RequestJson(MissingNode.getInstance());

  /**
   * Parses an object, which the message of the exception names by {@code what} without its content.
   */
  static RequestJson parse(byte[] bytes, String what) throws MalformedRequestException {
    JsonNode tree = JsonTree.parse(bytes);
    if (!tree.isObject()) {
      throw new MalformedRequestException(
          what + (tree.isMissingNode() ? " is not JSON" : " is not a JSON object"));
    }
    return new RequestJson(tree);
  }

  /** The value at these names, each within the one before. */
  RequestJson at(String... names) {
    JsonNode found = value;
    for (String name : names) {
      found = found.path(name);
    }
    return new RequestJson(found);
  }

  String text(String... names) {
    JsonNode found = at(names).value;
    return found.isTextual() ? found.textValue() : "";
  }

  boolean isTrue(String name) {
    return value.path(name).booleanValue();
  }

  Map<String, RequestJson> fields() {
    Map<String, RequestJson> fields = new LinkedHashMap<>();
    value
        .properties()
        .forEach(field -> fields.put(field.getKey(), new RequestJson(field.getValue())));
    return fields;
  }

  List<RequestJson> elements() {
    return value.isArray()
        ? StreamSupport.stream(value.spliterator(), false).map(RequestJson::new).toList()
        : List.of();
  }
}
