package bellwether.local.slack.api;

import bellwether.local.slack.limits.ViewLimits;
import bellwether.local.slack.workspace.LocalPerson;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.ListIterator;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * {@code views.open}, {@code views.push}, {@code views.update} and {@code views.publish}, and the
 * views that the user sees.
 *
 * @see <a href="https://docs.slack.dev/surfaces/modals">Modals</a>
 */
public final class ViewMethods {
  private static final ObjectMapper JSON = new ObjectMapper();

  /** "You have 3 seconds to use this trigger_id before it expires." */
  private static final Duration TRIGGER_VALIDITY = Duration.ofSeconds(3);

  /** "After a modal is opened, the app is limited to pushing 2 additional views." */
  private static final int MAX_STACK_SIZE = 3;

  private final InstantSource clock;
  private final Map<String, Instant> triggers = new ConcurrentHashMap<>();

  /** The top modal first. */
  private final List<ObjectNode> modals = new ArrayList<>();

  private @Nullable ObjectNode home;

  public ViewMethods(InstantSource clock) {
    this.clock = clock;
  }

  public String createTrigger() {
    String id = UUID.randomUUID().toString();
    triggers.put(id, clock.instant());
    return id;
  }

  public synchronized ObjectNode open(ApiParameters parameters) {
    consumeTrigger(parameters);
    ObjectNode kept = validated(parameters.json("view", "invalid_arguments"), "modal");
    modals.clear();
    modals.addFirst(kept);
    return toResponse(kept);
  }

  public synchronized ObjectNode push(ApiParameters parameters) {
    consumeTrigger(parameters);
    if (modals.isEmpty()) {
      throw WebApiException.of("not_found");
    }
    return toResponse(push(parameters.json("view", "invalid_arguments")));
  }

  private void consumeTrigger(ApiParameters parameters) {
    Instant issued = triggers.remove(parameters.text("trigger_id").orElse(""));
    if (issued == null) {
      throw WebApiException.of("invalid_trigger_id");
    }
    if (issued.plus(TRIGGER_VALIDITY).isBefore(clock.instant())) {
      throw WebApiException.of("expired_trigger_id");
    }
  }

  public synchronized ObjectNode update(ApiParameters parameters) {
    String id = parameters.text("view_id").orElse("");
    return toResponse(replaceModal(id, parameters.json("view", "invalid_arguments")));
  }

  /**
   * Replaces the modal with this id, which stays the same.
   *
   * @throws WebApiException if Slack would reject the view, or no open modal has this id
   */
  public synchronized ObjectNode replaceModal(String id, JsonNode view) {
    for (ListIterator<ObjectNode> open = modals.listIterator(); open.hasNext(); ) {
      if (open.next().path("id").asText().equals(id)) {
        ObjectNode kept = validated(view, "modal").put("id", id);
        open.set(kept);
        return kept;
      }
    }
    throw WebApiException.of("not_found");
  }

  public synchronized ObjectNode publish(ApiParameters parameters) {
    if (LocalPerson.findById(parameters.text("user_id").orElse("")).isEmpty()) {
      throw WebApiException.of("user_not_found");
    }
    ObjectNode kept = validated(parameters.json("view", "invalid_arguments"), "home");
    home = kept;
    return toResponse(kept);
  }

  /**
   * Opens a modal on top.
   *
   * @throws WebApiException if Slack would reject the view
   */
  public synchronized ObjectNode push(JsonNode view) {
    ObjectNode kept = validated(view, "modal");
    if (modals.size() >= MAX_STACK_SIZE) {
      throw WebApiException.of("push_limit_reached");
    }
    modals.addFirst(kept);
    return kept;
  }

  synchronized @Nullable public ObjectNode topModal() {
    return modals.isEmpty() ? null : modals.getFirst();
  }

  /** Returns the modal or home tab with this id; null if it is closed. */
  synchronized @Nullable public ObjectNode findView(String id) {
    return Stream.concat(modals.stream(), Stream.ofNullable(home))
        .filter(view -> view.path("id").asText().equals(id))
        .findFirst()
        .orElse(null);
  }

  synchronized @Nullable public ObjectNode home() {
    return home;
  }

  public synchronized void closeTop() {
    if (!modals.isEmpty()) {
      modals.removeFirst();
    }
  }

  public synchronized void closeAll() {
    modals.clear();
  }

  private static ObjectNode validated(JsonNode view, String type) {
    List<String> violations = ViewLimits.violations(view, type);
    if (!violations.isEmpty()) {
      throw WebApiException.of("invalid_arguments", violations);
    }
    ObjectNode kept = view.deepCopy();
    return kept.put("id", "V" + UUID.randomUUID()).put("hash", UUID.randomUUID().toString());
  }

  private static ObjectNode toResponse(ObjectNode view) {
    return JSON.createObjectNode().set("view", view);
  }
}
