package bellwether.app.discover.source;

import bellwether.app.discover.evidence.UnreadableSourceException;
import bellwether.feed.document.JsonRecords;
import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;

/** Parses JSON within the limits on size, nesting and tokens that also apply to feeds. */
final class SourceJson {
  private SourceJson() {}

  static JsonNode parse(String text) throws UnreadableSourceException {
    return JsonRecords.parseTree(text)
        .orElseThrow(() ->
            new UnreadableSourceException(
                "is JSON that is damaged, cut off, nested too deeply, or has more than a million"
                    + " values: export it again, in parts if it is large"));
  }

  /** The records of a list, or of a page of the Microsoft Graph API, which has them in "value". */
  static List<JsonNode> records(JsonNode json) {
    JsonNode list = json.path("value").isArray() ? json.path("value") : json;
    return list.isArray()
        ? list.valueStream().filter(JsonNode::isObject).toList()
        : json.isObject() ? List.of(json) : List.of();
  }

  /** The text at these names, each within the one before; "" if it is absent or of another type. */
  static String text(JsonNode json, String... names) {
    JsonNode found = json;
    for (String name : names) {
      found = found.path(name);
    }
    return found.isTextual() ? found.textValue().strip() : "";
  }
}
