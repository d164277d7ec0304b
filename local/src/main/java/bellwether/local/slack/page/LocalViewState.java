package bellwether.local.slack.page;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.HashSet;
import java.util.Set;

/**
 * Adds the values of input fields to a view, as Slack does.
 *
 * @see <a href="https://docs.slack.dev/reference/interaction-payloads/view-interactions-payload">
 *     View interactions</a>
 */
final class LocalViewState {
  private static final ObjectMapper JSON = new ObjectMapper();

  private LocalViewState() {}

  /** Returns the view with {@code state.values}; an empty field is null. */
  static ObjectNode withState(ObjectNode view, JsonNode entered) {
    ObjectNode sent = view.deepCopy();
    sent.set("state", toState(view, entered));
    return sent;
  }

  private static ObjectNode toState(ObjectNode view, JsonNode entered) {
    ObjectNode values = JSON.createObjectNode();
    if (view.path("blocks") instanceof ArrayNode blocks) {
      for (JsonNode block : blocks) {
        JsonNode element = block.path("element");
        String id = block.path("block_id").asText();
        if (block.path("type").asText().equals("input") && entered.has(id)) {
          ObjectNode control =
              values.putObject(id).putObject(element.path("action_id").asText("value"));
          control.put("type", element.path("type").asText());
          control.setAll((ObjectNode) toControlState(element, entered.path(id)));
        }
      }
    }
    return JSON.createObjectNode().set("values", values);
  }

  private static ArrayNode toArray(JsonNode entered) {
    return entered instanceof ArrayNode all ? all : JSON.createArrayNode();
  }

  private static JsonNode toControlState(JsonNode element, JsonNode entered) {
    ObjectNode chosen = JSON.createObjectNode();
    JsonNode value = entered.asText("").isEmpty() ? JSON.nullNode() : entered;
    return switch (element.path("type").asText()) {
      case "users_select" -> chosen.set("selected_user", value);
      case "datepicker" -> chosen.set("selected_date", value);
      case "conversations_select" -> chosen.set("selected_conversation", value);
      case "static_select" -> {
        for (JsonNode option : element.path("options")) {
          if (option.path("value").equals(value)) {
            chosen.set("selected_option", option);
          }
        }
        yield chosen;
      }
      case "multi_users_select" -> chosen.set("selected_users", toArray(entered));
      case "multi_static_select" -> {
        Set<JsonNode> values = new HashSet<>();
        toArray(entered).forEach(values::add);
        ArrayNode options = chosen.putArray("selected_options");
        for (JsonNode option : element.path("options")) {
          if (values.contains(option.path("value"))) {
            options.add(option);
          }
        }
        yield chosen;
      }
      case "file_input" -> {
        if (!value.isNull()) {
          chosen.putArray("files").addObject().put("url_private_download", value.asText());
        }
        yield chosen;
      }
      default -> chosen.set("value", value);
    };
  }
}
