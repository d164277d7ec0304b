package bellwether.local.slack;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.net.URI;
import java.time.Clock;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * What the user of the page does, sent to the app as Slack sends it, and what the app answers.
 *
 * @see <a href="https://docs.slack.dev/interactivity/implementing-slash-commands">Slash
 *     commands</a>
 */
final class UserActions {
  private static final ObjectMapper JSON = new ObjectMapper();

  private final Workspace workspace;
  private final MessageLog log;
  private final Relay relay;
  private final ViewMethods views;
  private final Notes notes;
  private final URI site;
  private final Clock clock;

  UserActions(
      Workspace workspace,
      MessageLog log,
      Relay relay,
      ViewMethods views,
      Notes notes,
      URI site,
      Clock clock) {
    this.workspace = workspace;
    this.log = log;
    this.relay = relay;
    this.views = views;
    this.notes = notes;
    this.site = site;
    this.clock = clock;
  }

  /** Sends a slash command: {@code {"channel": id, "text": "/breach mimecast"}}. */
  ObjectNode type(JsonNode request) throws IOException, InterruptedException {
    Channel channel = channel(request);
    String[] words = request.path("text").asText().strip().split("\\s+", 2);
    if (!words[0].matches("/\\S+")) {
      return error("Only slash commands are sent from here: try /breach help");
    }
    Map<String, String> form = who(channel);
    form.put("command", words[0]);
    form.put("text", words.length > 1 ? words[1] : "");
    form.put("is_enterprise_install", "false");
    return answer(relay.send(form), channel, words[0]);
  }

  /** Sends a click: {@code {"channel": id, "ts": …, "block_id": …, "action": the element}}. */
  ObjectNode click(JsonNode request) throws IOException, InterruptedException {
    Channel channel = channel(request);
    String ts = request.path("ts").asText();
    ObjectNode payload = JSON.createObjectNode().put("type", "block_actions");
    who(channel).forEach((name, value) -> nest(payload, name, value));
    payload.withObject("/user").put("team_id", Workspace.TEAM);
    payload
        .putObject("container")
        .put("type", "message")
        .put("message_ts", ts)
        .put("channel_id", channel.id());
    log.find(channel.id(), ts)
        .ifPresent(message ->
            payload.set("message", MessageJson.of(message, log.replies(channel.id(), ts), true)));
    ObjectNode action = payload.putArray("actions").addObject();
    if (request.path("action") instanceof ObjectNode element) {
      action.setAll(element);
    }
    action.put("block_id", request.path("block_id").asText());
    action.put("action_ts", clock.instant().getEpochSecond() + ".000000");
    return answer(
        relay.send(Map.of("payload", JSON.writeValueAsString(payload))), channel, "That button");
  }

  /** Sends what was filled in: {@code {"values": {block: what}}}; errors stay in the modal. */
  ObjectNode submit(JsonNode request) throws IOException, InterruptedException {
    ObjectNode view = views.modal();
    if (view == null) {
      return error("That window is closed");
    }
    ObjectNode payload = JSON.createObjectNode().put("type", "view_submission");
    payload.putObject("team").put("id", Workspace.TEAM).put("domain", Workspace.TEAM_DOMAIN);
    payload
        .putObject("user")
        .put("id", Workspace.USER)
        .put("name", Workspace.USER_NAME)
        .put("team_id", Workspace.TEAM);
    payload.put("api_app_id", Workspace.APP).put("trigger_id", views.trigger());
    ObjectNode submitted = view.deepCopy();
    submitted.set("state", ViewMethods.state(view, request.path("values")));
    payload.set("view", submitted);
    payload.putArray("response_urls");
    return switch (relay.send(Map.of("payload", JSON.writeValueAsString(payload)))) {
      case Relay.Outcome.Failed failed ->
          error("The window failed with the error \"%s\"".formatted(failed.error()));
      case Relay.Outcome.Answered answered -> submitted(message(answered));
    };
  }

  private ObjectNode submitted(ObjectNode answer) {
    return switch (answer.path("response_action").asText()) {
      case "errors" -> JSON.createObjectNode().set("errors", answer.path("errors"));
      case "update" -> {
        views.replace(answer.path("view"));
        yield JSON.createObjectNode();
      }
      case "push" -> {
        views.show(answer.path("view"));
        yield JSON.createObjectNode();
      }
      default -> close();
    };
  }

  /** Closes the modal. */
  ObjectNode close() {
    views.close();
    return JSON.createObjectNode();
  }

  /** Opens the app's home tab, of which the app hears. */
  ObjectNode openHome() throws IOException, InterruptedException {
    ObjectNode event = JSON.createObjectNode().put("type", "event_callback");
    event.put("team_id", Workspace.TEAM).put("api_app_id", Workspace.APP);
    event
        .putObject("event")
        .put("type", "app_home_opened")
        .put("user", Workspace.USER)
        .put("tab", "home");
    return relay.sendEvent(JSON.writeValueAsString(event)) instanceof Relay.Outcome.Failed failed
        ? error("The home tab failed with the error \"%s\"".formatted(failed.error()))
        : JSON.createObjectNode();
  }

  private Map<String, String> who(Channel channel) {
    Map<String, String> form = new LinkedHashMap<>();
    form.put("team_id", Workspace.TEAM);
    form.put("team_domain", Workspace.TEAM_DOMAIN);
    form.put("channel_id", channel.id());
    form.put("channel_name", channel.name());
    form.put("user_id", Workspace.USER);
    form.put("user_name", Workspace.USER_NAME);
    form.put("api_app_id", Workspace.APP);
    form.put("response_url", site.resolve(notes.address(channel.id())).toString());
    form.put("trigger_id", views.trigger());
    return form;
  }

  /** An interaction has team, channel and user as objects where a command has them flat. */
  private static void nest(ObjectNode payload, String name, String value) {
    int underscore = name.indexOf('_');
    String first = name.substring(0, Math.max(underscore, 0));
    if (first.equals("team") || first.equals("channel") || first.equals("user")) {
      payload.withObject("/" + first).put(name.substring(underscore + 1), value);
    } else {
      payload.put(name, value);
    }
  }

  private ObjectNode answer(Relay.Outcome outcome, Channel channel, String what)
      throws IOException {
    return switch (outcome) {
      case Relay.Outcome.Failed failed ->
          error("%s failed with the error \"%s\"".formatted(what, failed.error()));
      case Relay.Outcome.Answered answered -> {
        ObjectNode message = message(answered);
        if (message.path("response_type").asText().equals("in_channel")) {
          log.post(
              channel.id(),
              null,
              message.path("text").asText(),
              blocks(message),
              null,
              clock.instant());
          yield JSON.createObjectNode();
        }
        yield message.isEmpty() ? message : JSON.createObjectNode().set("ephemeral", message);
      }
    };
  }

  private static ObjectNode message(Relay.Outcome.Answered answered) throws IOException {
    if (!answered.type().startsWith("application/json")) {
      ObjectNode message = JSON.createObjectNode();
      return answered.body().isBlank() ? message : message.put("text", answered.body());
    }
    try {
      return JSON.readTree(answered.body()) instanceof ObjectNode message
          ? checked(message)
          : JSON.createObjectNode().put("text", "the app answered JSON that is not a message");
    } catch (JsonProcessingException e) {
      return JSON.createObjectNode().put("text", "the app answered broken JSON");
    }
  }

  /** Slack shows nothing of an answer whose blocks it refuses; here the reason is shown. */
  private static ObjectNode checked(ObjectNode message) {
    var violations = BlockLimits.violations(blocks(message));
    return violations.isEmpty()
        ? message
        : JSON.createObjectNode().put("text", "invalid_blocks: " + String.join("; ", violations));
  }

  private static JsonNode blocks(ObjectNode message) {
    return message.path("blocks") instanceof ArrayNode blocks ? blocks : JSON.createArrayNode();
  }

  private static ObjectNode error(String text) {
    return JSON.createObjectNode().set("ephemeral", JSON.createObjectNode().put("text", text));
  }

  private Channel channel(JsonNode request) {
    return workspace
        .channel(request.path("channel").asText())
        .orElseGet(() -> workspace.channels().getFirst());
  }
}
