package bellwether.local.slack.page;

import bellwether.local.slack.api.EphemeralMessages;
import bellwether.local.slack.api.MessageJson;
import bellwether.local.slack.api.ViewMethods;
import bellwether.local.slack.api.WebApiException;
import bellwether.local.slack.request.AppClient;
import bellwether.local.slack.request.AppResponse;
import bellwether.local.slack.workspace.LocalChannel;
import bellwether.local.slack.workspace.LocalPerson;
import bellwether.local.slack.workspace.LocalWorkspace;
import bellwether.local.slack.workspace.MessageLog;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.net.URI;
import java.time.InstantSource;
import java.util.Map;

/**
 * Sends the actions of the page's user to the app, as Slack does, and shows the responses. The
 * field {@code as} of a request names the {@link LocalPerson} who acts.
 *
 * @see <a href="https://docs.slack.dev/interactivity/implementing-slash-commands">Slash
 *     commands</a>
 */
public record UserActions(
    LocalWorkspace workspace,
    MessageLog log,
    AppClient appClient,
    ViewMethods views,
    EphemeralMessages ephemeral,
    URI baseUri,
    InstantSource clock) {
  private static final ObjectMapper JSON = new ObjectMapper();

  private static LocalPerson person(JsonNode request) {
    return LocalPerson.named(request.path("as").asText());
  }

  /** Sends a slash command: {@code {"channel": id, "text": "/breach mimecast"}}. */
  ObjectNode sendCommand(JsonNode request) throws IOException, InterruptedException {
    LocalPerson person = person(request);
    LocalChannel channel = channelOf(request);
    String[] words = request.path("text").asText().strip().split("\\s+", 2);
    if (!words[0].matches("/\\S+")) {
      return ephemeralError("Only slash commands can be sent here. Try /breach help");
    }
    Map<String, String> form =
        Map.ofEntries(
            Map.entry("command", words[0]),
            Map.entry("text", words.length > 1 ? words[1] : ""),
            Map.entry("team_id", LocalWorkspace.TEAM),
            Map.entry("team_domain", LocalWorkspace.TEAM_DOMAIN),
            Map.entry("channel_id", channel.id()),
            Map.entry("channel_name", channel.name()),
            Map.entry("user_id", person.id()),
            Map.entry("user_name", person.handle()),
            Map.entry("api_app_id", LocalWorkspace.APP),
            Map.entry("is_enterprise_install", "false"),
            Map.entry("response_url", responseUrl(channel)),
            Map.entry("trigger_id", views.createTrigger()));
    return showResponse(appClient.send(form), channel, words[0]);
  }

  /**
   * Sends a click: {@code {"channel": id, "ts": …, "block_id": …, "action": element}} in a message,
   * {@code {"view": id, "values": {block: value}, …}} in a modal or the home tab.
   */
  ObjectNode sendAction(JsonNode request) throws IOException, InterruptedException {
    LocalChannel channel = channelOf(request);
    ObjectNode payload;
    if (request.has("view")) {
      ObjectNode view = views.findView(request.path("view").asText());
      if (view == null) {
        return ephemeralError("This dialog is closed");
      }
      payload = viewPayload("block_actions", view, request);
      payload.putObject("container").put("type", "view").put("view_id", view.path("id").asText());
    } else {
      payload = messagePayload(channel, request);
    }
    ObjectNode action = payload.putArray("actions").addObject();
    if (request.path("action") instanceof ObjectNode element) {
      action.setAll(element);
    }
    action.put("block_id", request.path("block_id").asText());
    action.put("action_ts", clock.instant().getEpochSecond() + ".000000");
    return showResponse(
        appClient.send(Map.of("payload", JSON.writeValueAsString(payload))), channel, "The button");
  }

  private ObjectNode messagePayload(LocalChannel channel, JsonNode request) {
    String ts = request.path("ts").asText();
    ObjectNode payload = payload("block_actions", person(request));
    payload.putObject("channel").put("id", channel.id()).put("name", channel.name());
    payload.put("response_url", responseUrl(channel));
    payload
        .putObject("container")
        .put("type", "message")
        .put("message_ts", ts)
        .put("channel_id", channel.id());
    log.find(channel.id(), ts)
        .ifPresent(message ->
            payload.set(
                "message", MessageJson.toJson(message, log.replies(channel.id(), ts), true)));
    return payload;
  }

  /** For a modal, Slack sends neither a channel nor a response URL. */
  private ObjectNode viewPayload(String type, ObjectNode view, JsonNode request) {
    return payload(type, person(request))
        .set("view", LocalViewState.withState(view, request.path("values")));
  }

  private ObjectNode payload(String type, LocalPerson person) {
    ObjectNode payload = JSON.createObjectNode().put("type", type);
    payload
        .putObject("team")
        .put("id", LocalWorkspace.TEAM)
        .put("domain", LocalWorkspace.TEAM_DOMAIN);
    payload
        .putObject("user")
        .put("id", person.id())
        .put("name", person.handle())
        .put("team_id", person.team());
    return payload.put("api_app_id", LocalWorkspace.APP).put("trigger_id", views.createTrigger());
  }

  private String responseUrl(LocalChannel channel) {
    return baseUri.resolve(ephemeral.createResponsePath(channel.id())).toString();
  }

  /** Submits a modal: {@code {"values": {block: value}}}; errors are shown in the modal. */
  ObjectNode submitView(JsonNode request) throws IOException, InterruptedException {
    ObjectNode view = views.topModal();
    if (view == null) {
      return ephemeralError("This dialog is closed");
    }
    ObjectNode payload = viewPayload("view_submission", view, request);
    payload.putArray("response_urls");
    return switch (appClient.send(Map.of("payload", JSON.writeValueAsString(payload)))) {
      case AppClient.Response.Failure failed -> failure("The dialog", failed);
      case AppClient.Response.Success success ->
          applyResponseAction(view.path("id").asText(), AppResponse.toMessage(success));
    };
  }

  private ObjectNode applyResponseAction(String id, ObjectNode answer) {
    switch (answer.path("response_action").asText()) {
      case "errors" -> {
        return JSON.createObjectNode().set("errors", answer.path("errors"));
      }
      case "update" -> {
        return showView(() -> views.replaceModal(id, answer.path("view")));
      }
      case "push" -> {
        return showView(() -> views.push(answer.path("view")));
      }
      case "clear" -> views.closeAll();
      default -> views.closeTop();
    }
    return JSON.createObjectNode();
  }

  private static ObjectNode showView(Runnable show) {
    try {
      show.run();
      return JSON.createObjectNode();
    } catch (WebApiException e) {
      return ephemeralError("Slack would reject the next dialog: " + e.error() + " " + e.details());
    }
  }

  ObjectNode closeView() {
    views.closeTop();
    return JSON.createObjectNode();
  }

  /** Opens the home tab, which sends an event to the app. */
  ObjectNode openHome(JsonNode request) throws IOException, InterruptedException {
    ObjectNode event = JSON.createObjectNode().put("type", "event_callback");
    event.put("team_id", LocalWorkspace.TEAM).put("api_app_id", LocalWorkspace.APP);
    event
        .putObject("event")
        .put("type", "app_home_opened")
        .put("user", person(request).id())
        .put("tab", "home");
    return appClient.sendEvent(JSON.writeValueAsString(event))
            instanceof AppClient.Response.Failure failed
        ? failure("The home tab", failed)
        : JSON.createObjectNode();
  }

  private ObjectNode showResponse(AppClient.Response outcome, LocalChannel channel, String what)
      throws IOException {
    return switch (outcome) {
      case AppClient.Response.Failure failed -> failure(what, failed);
      case AppClient.Response.Success success -> {
        ObjectNode message = AppResponse.toMessage(success);
        if (message.path("response_type").asText().equals("in_channel")) {
          log.post(
              channel.id(),
              null,
              message.path("text").asText(),
              AppResponse.blocks(message),
              null,
              clock.instant());
          yield JSON.createObjectNode();
        }
        yield message.isEmpty() ? message : JSON.createObjectNode().set("ephemeral", message);
      }
    };
  }

  private static ObjectNode failure(String what, AppClient.Response.Failure failure) {
    return ephemeralError(what + " failed with the error \"" + failure.error() + '"');
  }

  private static ObjectNode ephemeralError(String text) {
    return JSON.createObjectNode().set("ephemeral", JSON.createObjectNode().put("text", text));
  }

  private LocalChannel channelOf(JsonNode request) {
    return workspace
        .findChannel(request.path("channel").asText())
        .orElseGet(() -> workspace.channels().getFirst());
  }
}
