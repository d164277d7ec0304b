package bellwether.local.slack.page;

import bellwether.local.slack.workspace.Workspace;
import bellwether.local.slack.workspace.MessageLog;
import bellwether.local.slack.request.Relay;
import bellwether.local.slack.api.ViewMethods;
import bellwether.local.slack.api.Notes;
import bellwether.local.slack.workspace.Channel;
import bellwether.local.slack.api.MessageJson;
import bellwether.local.slack.request.AppAnswer;
import bellwether.local.slack.api.Refusal;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.net.URI;
import java.time.Clock;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;

/**
 * What the user of the page does, sent to the app as Slack sends it, and what the app answers.
 *
 * @see <a href="https://docs.slack.dev/interactivity/implementing-slash-commands">Slash
 *     commands</a>
 */
public final class UserActions {
  private static final ObjectMapper JSON = new ObjectMapper();

  private final Workspace workspace;
  private final MessageLog log;
  private final Relay relay;
  private final ViewMethods views;
  private final Notes notes;
  private final URI site;
  private final Clock clock;

  public UserActions(
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

  /**
   * Sends a click: {@code {"channel": id, "ts": …, "block_id": …, "action": the element}} in a
   * message, in a window or the home tab {@code {"view": id, "values": {block: what}, …}}.
   */
  ObjectNode click(JsonNode request) throws IOException, InterruptedException {
    Channel channel = channel(request);
    ObjectNode payload;
    if (request.has("view")) {
      ObjectNode view = views.find(request.path("view").asText());
      if (view == null) {
        return error("That window is closed");
      }
      payload = ofView("block_actions", view, request);
      payload.putObject("container").put("type", "view").put("view_id", view.path("id").asText());
    } else {
      payload = ofMessage(channel, request.path("ts").asText());
    }
    ObjectNode action = payload.putArray("actions").addObject();
    if (request.path("action") instanceof ObjectNode element) {
      action.setAll(element);
    }
    action.put("block_id", request.path("block_id").asText());
    action.put("action_ts", clock.instant().getEpochSecond() + ".000000");
    return answer(
        relay.send(Map.of("payload", JSON.writeValueAsString(payload))), channel, "That button");
  }

  private ObjectNode ofMessage(Channel channel, String ts) {
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
    return payload;
  }

  /** Of a window Slack sends no channel and no address for an answer. */
  private ObjectNode ofView(String type, ObjectNode view, JsonNode request) {
    ObjectNode payload = JSON.createObjectNode().put("type", type);
    payload.putObject("team").put("id", Workspace.TEAM).put("domain", Workspace.TEAM_DOMAIN);
    payload
        .putObject("user")
        .put("id", Workspace.USER)
        .put("name", Workspace.USER_NAME)
        .put("team_id", Workspace.TEAM);
    payload.put("api_app_id", Workspace.APP).put("trigger_id", views.trigger());
    payload.set("view", Entered.in(view, request.path("values")));
    return payload;
  }

  /** Sends what was filled in: {@code {"values": {block: what}}}; errors stay in the modal. */
  ObjectNode submit(JsonNode request) throws IOException, InterruptedException {
    ObjectNode view = views.modal();
    if (view == null) {
      return error("That window is closed");
    }
    ObjectNode payload = ofView("view_submission", view, request);
    payload.putArray("response_urls");
    return switch (relay.send(Map.of("payload", JSON.writeValueAsString(payload)))) {
      case Relay.Outcome.Failed failed ->
          error(
              String.format(
                  Locale.ROOT, "The window failed with the error \"%s\"", failed.error()));
      case Relay.Outcome.Answered answered ->
          submitted(view.path("id").asText(), AppAnswer.message(answered));
    };
  }

  private ObjectNode submitted(String id, ObjectNode answer) {
    switch (answer.path("response_action").asText()) {
      case "errors" -> {
        return JSON.createObjectNode().set("errors", answer.path("errors"));
      }
      case "update" -> {
        return shown(() -> views.replace(id, answer.path("view")));
      }
      case "push" -> {
        return shown(() -> views.push(answer.path("view")));
      }
      case "clear" -> views.clear();
      default -> views.close();
    }
    return JSON.createObjectNode();
  }

  private static ObjectNode shown(Runnable show) {
    try {
      show.run();
      return JSON.createObjectNode();
    } catch (Refusal e) {
      return error("The next window was refused: " + e.error() + " " + e.details());
    }
  }

  /** Closes the modal on top. */
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
        ? error(
            String.format(Locale.ROOT, "The home tab failed with the error \"%s\"", failed.error()))
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
          error(
              String.format(Locale.ROOT, "%s failed with the error \"%s\"", what, failed.error()));
      case Relay.Outcome.Answered answered -> {
        ObjectNode message = AppAnswer.message(answered);
        if (message.path("response_type").asText().equals("in_channel")) {
          log.post(
              channel.id(),
              null,
              message.path("text").asText(),
              AppAnswer.blocks(message),
              null,
              clock.instant());
          yield JSON.createObjectNode();
        }
        yield message.isEmpty() ? message : JSON.createObjectNode().set("ephemeral", message);
      }
    };
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
