package bellwether.local.slack.page;

import bellwether.local.slack.workspace.Workspace;
import bellwether.local.slack.workspace.MessageLog;
import bellwether.local.slack.api.ViewMethods;
import bellwether.local.slack.api.Notes;
import bellwether.local.slack.api.FileMethods;
import bellwether.local.slack.api.Parameters;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpHandler;
import java.io.IOException;
import java.util.UUID;

/** What the page asks for below {@code /local/}: what is new, and to send what its user did. */
public final class PageApi implements HttpHandler {
  private static final ObjectMapper JSON = new ObjectMapper();

  /** A vendor list of 1 MB, as JSON. */
  private static final int BODY_CAP_BYTES = 3 << 20;

  /** Tells the page that this is another process, whose revisions begin anew. */
  private final String run = UUID.randomUUID().toString();

  private final Workspace workspace;
  private final MessageLog log;
  private final UserActions user;
  private final ViewMethods views;
  private final Notes notes;
  private final FileMethods files;

  public PageApi(
      Workspace workspace,
      MessageLog log,
      UserActions user,
      ViewMethods views,
      Notes notes,
      FileMethods files) {
    this.workspace = workspace;
    this.log = log;
    this.user = user;
    this.views = views;
    this.notes = notes;
    this.files = files;
  }

  @Override
  public void handle(HttpExchange exchange) throws IOException {
    String call = exchange.getRequestMethod() + " " + exchange.getRequestURI().getPath();
    switch (call) {
      case "GET /local/messages" ->
          send(exchange, 200, messages(number(exchange, "since"), number(exchange, "notes")));
      case "POST /local/command",
          "POST /local/action",
          "POST /local/submit",
          "POST /local/close",
          "POST /local/upload",
          "POST /local/home" ->
          act(exchange, call);
      default -> exchange.sendResponseHeaders(404, -1);
    }
  }

  private void act(HttpExchange exchange, String call) throws IOException {
    JsonNode request;
    try {
      request = JSON.readTree(exchange.getRequestBody().readNBytes(BODY_CAP_BYTES));
    } catch (JsonProcessingException e) {
      exchange.sendResponseHeaders(400, -1);
      return;
    }
    try {
      send(
          exchange,
          200,
          switch (call.substring(call.lastIndexOf('/') + 1)) {
            case "action" -> user.click(request);
            case "submit" -> user.submit(request);
            case "close" -> user.close();
            case "upload" -> files.choose(request);
            case "home" -> user.openHome();
            default -> user.type(request);
          });
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      exchange.sendResponseHeaders(503, -1);
    }
  }

  private ObjectNode messages(long since, long told) {
    ObjectNode answer = JSON.createObjectNode().put("run", run).put("app", Workspace.APP_NAME);
    answer.put("workspace", Workspace.TEAM_NAME).put("revision", log.revision());
    workspace
        .channels()
        .forEach(channel ->
            answer
                .withArray("channels")
                .addObject()
                .put("id", channel.id())
                .put("name", channel.name()));
    answer.set("modal", views.modal());
    answer.set("home", views.home());
    answer.set("notes", notes.since((int) told));
    answer.putArray("messages");
    log.changedSince(since)
        .forEach(message -> answer.withArray("messages").add(JSON.valueToTree(message)));
    return answer;
  }

  private static long number(HttpExchange exchange, String name) {
    String query = exchange.getRequestURI().getRawQuery();
    Parameters parameters = Parameters.of(null, query, new byte[0]);
    return parameters
        .text(name)
        .filter(text -> text.matches("\\d{1,9}"))
        .map(Long::valueOf)
        .orElse(0L);
  }

  private static void send(HttpExchange exchange, int status, ObjectNode answer)
      throws IOException {
    byte[] body = JSON.writeValueAsBytes(answer);
    exchange.getResponseHeaders().set("Content-Type", "application/json");
    exchange.getResponseHeaders().set("Cache-Control", "no-store");
    exchange.sendResponseHeaders(status, body.length);
    exchange.getResponseBody().write(body);
  }
}
