package bellwether.local.command;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;

/** Sends the requests of the local Slack's page as one of its people, without a browser. */
final class PersonOnThePage implements AutoCloseable {
  private static final ObjectMapper JSON = new ObjectMapper();

  private final HttpClient http = HttpClient.newHttpClient();
  private final URI site;
  private final String token;

  PersonOnThePage(URI site) throws Exception {
    this.site = site;
    String page = http.send(HttpRequest.newBuilder(site).build(), BodyHandlers.ofString()).body();
    this.token = page.replaceFirst("(?s).*name=\"page-token\" content=\"(\\w+)\".*", "$1");
  }

  /** Sends the command and returns everything that is shown in reply. */
  String command(String person, String text) throws Exception {
    return post("command", request(person).put("text", text)).toString();
  }

  /** Clicks the button in the latest message that has it; returns the note that follows. */
  String click(String person, String actionId) throws Exception {
    int notes = state().path("notes").size();
    for (JsonNode message : state().path("messages")) {
      for (JsonNode block : message.path("blocks")) {
        for (JsonNode element : block.path("elements")) {
          if (element.path("action_id").asText().equals(actionId)) {
            ObjectNode click = request(person).put("channel", message.path("channel").asText());
            click.put("ts", message.path("ts").asText());
            click.put("block_id", block.path("block_id").asText()).set("action", element);
            post("action", click);
            JsonNode after = state().path("notes");
            return after.size() > notes ? after.get(after.size() - 1).toString() : "";
          }
        }
      }
    }
    throw new AssertionError("no button " + actionId);
  }

  /** Opens the home tab and returns it. */
  String home(String person) throws Exception {
    post("home", request(person));
    return state().path("home").toString();
  }

  private static ObjectNode request(String person) {
    return JSON.createObjectNode().put("as", person);
  }

  JsonNode state() throws Exception {
    return send(HttpRequest.newBuilder(site.resolve("/local/messages?since=0&notes=0")));
  }

  private JsonNode post(String path, ObjectNode body) throws Exception {
    return send(
        HttpRequest.newBuilder(site.resolve("/local/" + path))
            .POST(BodyPublishers.ofString(body.toString())));
  }

  private JsonNode send(HttpRequest.Builder request) throws Exception {
    HttpResponse<String> response =
        http.send(request.header("X-Page-Token", token).build(), BodyHandlers.ofString());
    assertThat(response.statusCode()).isEqualTo(200);
    return JSON.readTree(response.body());
  }

  @Override
  public void close() {
    http.close();
  }
}
