package bellwether.local.slack;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * {@code views.open}, {@code views.update} and {@code views.publish}, and what the one person here
 * has before the eyes.
 *
 * @see <a href="https://docs.slack.dev/surfaces/modals">Modals</a>
 */
final class ViewMethods {
  private static final ObjectMapper JSON = new ObjectMapper();

  /** "You have 3 seconds to use this trigger_id before it expires." */
  private static final Duration TRIGGER = Duration.ofSeconds(3);

  private final Clock clock;
  private final Map<String, Instant> triggers = new ConcurrentHashMap<>();
  private @Nullable ObjectNode modal;
  private @Nullable ObjectNode home;

  ViewMethods(Clock clock) {
    this.clock = clock;
  }

  /** A new trigger, good for one modal. */
  String trigger() {
    String id = UUID.randomUUID().toString();
    triggers.put(id, clock.instant());
    return id;
  }

  ObjectNode open(Parameters parameters) {
    Instant issued = triggers.remove(parameters.text("trigger_id").orElse(""));
    if (issued == null) {
      throw Refusal.of("invalid_trigger_id");
    }
    if (issued.plus(TRIGGER).isBefore(clock.instant())) {
      throw Refusal.of("expired_trigger_id");
    }
    return answer(show(parameters.structure("view", "invalid_arguments")));
  }

  /** Replaces a modal that is still open. */
  synchronized ObjectNode update(Parameters parameters) {
    ObjectNode open = modal;
    if (open == null || !open.path("id").asText().equals(parameters.text("view_id").orElse(""))) {
      throw Refusal.of("not_found");
    }
    return answer(replace(parameters.structure("view", "invalid_arguments")));
  }

  /** Puts a modal in the place of the open one, whose id it keeps. */
  synchronized ObjectNode replace(JsonNode view) {
    String id = modal == null ? "V" + UUID.randomUUID() : modal.path("id").asText();
    ObjectNode shown = show(view);
    shown.put("id", id).put("hash", UUID.randomUUID().toString());
    return shown;
  }

  synchronized ObjectNode publish(Parameters parameters) {
    if (!parameters.text("user_id").orElse("").equals(Workspace.USER)) {
      throw Refusal.of("user_not_found");
    }
    JsonNode view = parameters.structure("view", "invalid_arguments");
    refuseIfBroken(view, "home");
    ObjectNode kept = view.deepCopy();
    kept.put("id", "V" + UUID.randomUUID());
    home = kept;
    return answer(kept);
  }

  /**
   * Puts a modal in place.
   *
   * @throws Refusal if Slack would not take it
   */
  synchronized ObjectNode show(JsonNode view) {
    refuseIfBroken(view, "modal");
    ObjectNode kept = view.deepCopy();
    kept.put("id", "V" + UUID.randomUUID());
    modal = kept;
    return kept;
  }

  /** The open modal; null if none is. */
  synchronized @Nullable ObjectNode modal() {
    return modal;
  }

  /** The home tab as last published; null before that. */
  synchronized @Nullable ObjectNode home() {
    return home;
  }

  synchronized void close() {
    modal = null;
  }

  private static void refuseIfBroken(JsonNode view, String type) {
    List<String> violations = ViewLimits.violations(view, type);
    if (!violations.isEmpty()) {
      throw Refusal.of("invalid_arguments", violations);
    }
  }

  private static ObjectNode answer(ObjectNode view) {
    return JSON.createObjectNode().set("view", view);
  }

  /** What was filled in, as {@code view.state.values}. */
  static ObjectNode state(ObjectNode view, JsonNode entered) {
    ObjectNode values = JSON.createObjectNode();
    if (view.path("blocks") instanceof ArrayNode blocks) {
      for (JsonNode block : blocks) {
        JsonNode element = block.path("element");
        String id = block.path("block_id").asText();
        if (block.path("type").asText().equals("input") && entered.has(id)) {
          ObjectNode control =
              values.putObject(id).putObject(element.path("action_id").asText("value"));
          control.put("type", element.path("type").asText());
          control.setAll((ObjectNode) chosen(element, entered.path(id)));
        }
      }
    }
    return JSON.createObjectNode().set("values", values);
  }

  private static ArrayNode several(JsonNode entered) {
    return entered instanceof ArrayNode all ? all : JSON.createArrayNode();
  }

  private static JsonNode chosen(JsonNode element, JsonNode entered) {
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
      case "multi_users_select" -> chosen.set("selected_users", several(entered));
      case "multi_static_select" -> {
        ArrayNode options = chosen.putArray("selected_options");
        for (JsonNode option : element.path("options")) {
          several(entered)
              .forEach(one -> {
                if (option.path("value").equals(one)) {
                  options.add(option);
                }
              });
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
