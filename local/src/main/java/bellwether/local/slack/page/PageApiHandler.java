package bellwether.local.slack.page;

import bellwether.local.http.HttpResponses;
import bellwether.local.slack.api.ApiParameters;
import bellwether.local.slack.api.EphemeralMessages;
import bellwether.local.slack.api.FileMethods;
import bellwether.local.slack.api.ViewMethods;
import bellwether.local.slack.workspace.LocalWorkspace;
import bellwether.local.slack.workspace.MessageLog;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpHandler;
import java.io.IOException;
import java.util.UUID;

/** Serves the requests of the page below {@code /local/}: new messages and actions of the user. */
public record PageApiHandler(
    LocalWorkspace workspace,
    MessageLog log,
    UserActions userActions,
    ViewMethods views,
    EphemeralMessages ephemeral,
    FileMethods files)
    implements HttpHandler {
  private static final ObjectMapper JSON = new ObjectMapper();

  /** More than any vendor list may have, so that the app rejects one that is too large. */
  private static final int MAX_BODY_BYTES = 3 << 20;

  /** Tells the page that the process was restarted, so that revisions start again. */
  private static final String PROCESS_ID = UUID.randomUUID().toString();

  @Override
  public void handle(HttpExchange exchange) throws IOException {
    String call = exchange.getRequestMethod() + " " + exchange.getRequestURI().getPath();
    switch (call) {
      case "GET /local/messages" ->
          send(
              exchange,
              stateSince(longParameter(exchange, "since"), longParameter(exchange, "notes")));
      case "POST /local/command",
          "POST /local/action",
          "POST /local/submit",
          "POST /local/close",
          "POST /local/home" ->
          performAction(exchange, call);
      case "POST /local/upload" -> upload(exchange);
      default -> exchange.sendResponseHeaders(404, -1);
    }
  }

  private void performAction(HttpExchange exchange, String call) throws IOException {
    JsonNode request;
    try {
      request = JSON.readTree(exchange.getRequestBody().readNBytes(MAX_BODY_BYTES));
    } catch (JsonProcessingException e) {
      exchange.sendResponseHeaders(400, -1);
      return;
    }
    try {
      send(
          exchange,
          switch (call.substring(call.lastIndexOf('/') + 1)) {
            case "action" -> userActions.sendAction(request);
            case "submit" -> userActions.submitView(request);
            case "close" -> userActions.closeView();
            case "home" -> userActions.openHome(request);
            default -> userActions.sendCommand(request);
          });
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      exchange.sendResponseHeaders(503, -1);
    }
  }

  /** Takes a file as it is: its encoding is for the app to find out. */
  private void upload(HttpExchange exchange) throws IOException {
    byte[] file = exchange.getRequestBody().readNBytes(MAX_BODY_BYTES + 1);
    if (file.length > MAX_BODY_BYTES) {
      exchange.sendResponseHeaders(413, -1);
      return;
    }
    send(exchange, files.uploadFromPage(file));
  }

  private ObjectNode stateSince(long since, long notesShown) {
    ObjectNode answer =
        JSON.createObjectNode().put("run", PROCESS_ID).put("app", LocalWorkspace.APP_NAME);
    answer.put("workspace", LocalWorkspace.TEAM_NAME).put("revision", log.revision());
    workspace
        .channels()
        .forEach(channel ->
            answer
                .withArray("channels")
                .addObject()
                .put("id", channel.id())
                .put("name", channel.name()));
    answer.set("modal", views.topModal());
    answer.set("home", views.home());
    answer.set("notes", ephemeral.messagesSince((int) notesShown));
    answer.putArray("messages");
    log.changedSince(since)
        .forEach(message -> answer.withArray("messages").add(JSON.valueToTree(message)));
    return answer;
  }

  private static long longParameter(HttpExchange exchange, String name) {
    String query = exchange.getRequestURI().getRawQuery();
    ApiParameters parameters = ApiParameters.parse(null, query, new byte[0]);
    return parameters
        .text(name)
        .filter(text -> text.matches("\\d{1,9}"))
        .map(Long::valueOf)
        .orElse(0L);
  }

  private static void send(HttpExchange exchange, ObjectNode answer) throws IOException {
    exchange.getResponseHeaders().set("Cache-Control", "no-store");
    HttpResponses.sendJson(exchange, 200, answer);
  }
}
