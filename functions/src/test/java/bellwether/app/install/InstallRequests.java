package bellwether.app.install;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import bellwether.app.App;
import bellwether.app.TestClock;
import bellwether.app.request.Form;
import bellwether.feed.FakeWebServer;
import bellwether.lambda.Environment;
import bellwether.lambda.FakeContext;
import bellwether.lambda.SlackConfig;
import bellwether.lambda.SlackHandler;
import bellwether.store.memory.InMemoryInstallationStore;
import bellwether.store.memory.InMemoryStores;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.sun.net.httpserver.HttpExchange;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.URI;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;

/** Requests the installation pages, with a scripted Slack. */
final class InstallRequests implements AutoCloseable {
  static final ObjectMapper JSON = new ObjectMapper();
  static final String KEY = "AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA=";
  static final String SECRET = "client-secret-of-the-tests";
  static final String TOKEN = "xoxb-of-the-tests";
  static final String CODE = "code-of-the-tests";
  static final String HOST = "a1b2c3d4e5.execute-api.eu-central-1.amazonaws.com";

  final TestClock clock = TestClock.start();
  private final InMemoryStores stores = new InMemoryStores();
  final InMemoryInstallationStore installations = stores.installations();
  final FakeContext context = new FakeContext();
  final List<String> exchangedCodes = new CopyOnWriteArrayList<>();
  final Map<String, String> settings = new HashMap<>();
  String slackResponse = responseFor("T1", "Example", TOKEN);
  final FakeWebServer slack = new FakeWebServer(this::answer);

  InstallRequests() {
    settings.put("SLACK_SIGNING_SECRET", "signing-secret");
    settings.put("SLACK_CLIENT_ID", "1.2");
    settings.put("SLACK_CLIENT_SECRET", SECRET);
    settings.put("BELLWETHER_TOKEN_KEY", KEY);
    settings.put("SLACK_API_URL", slack.at("/api/").toString());
  }

  private void answer(HttpExchange exchange) throws IOException {
    if (!exchange.getRequestURI().getPath().equals("/api/oauth.v2.access")) {
      FakeWebServer.send(exchange, 404, new byte[0]);
      return;
    }
    exchangedCodes.add(new String(exchange.getRequestBody().readAllBytes(), UTF_8));
    FakeWebServer.send(exchange, 200, slackResponse.getBytes(UTF_8));
  }

  @Override
  public void close() {
    slack.close();
  }

  static String responseFor(String team, String name, String token) {
    return JSON.createObjectNode()
        .put("ok", true)
        .put("access_token", token)
        .put("token_type", "bot")
        .put("bot_user_id", "UBOT")
        .<ObjectNode>set("team", JSON.createObjectNode().put("id", team).put("name", name))
        .<ObjectNode>set("authed_user", JSON.createObjectNode().put("id", "UDANA"))
        .toString();
  }

  JsonNode get(String path, String query, String... cookies) {
    return request("GET", HOST, path, query, cookies);
  }

  JsonNode request(String method, String host, String path, String query, String... cookies) {
    ObjectNode event = JSON.createObjectNode();
    event.put("rawPath", path).put("rawQueryString", query);
    event.putObject("headers").put("host", host);
    if (host.equals(HOST)) {
      ((ObjectNode) event.get("headers")).put("x-forwarded-proto", "https");
    }
    for (String cookie : cookies) {
      event.withArray("cookies").add(cookie);
    }
    event.putObject("requestContext").putObject("http").put("method", method);
    try {
      ByteArrayOutputStream out = new ByteArrayOutputStream();
      SlackHandler.inProcess(
              new App(stores, List::of, clock),
              new SlackConfig(new Environment(settings)),
              installations,
              clock)
          .handleRequest(new ByteArrayInputStream(event.toString().getBytes(UTF_8)), out, context);
      return JSON.readTree(out.toByteArray());
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }

  /** The cookie as a browser returns it, without its attributes. */
  static String cookie(JsonNode answer) {
    return answer.at("/cookies/0").asText().split(";")[0];
  }

  static String state(JsonNode answer) {
    return new Form(
            URI.create(answer.at("/headers/location").asText()).getRawQuery().getBytes(UTF_8))
        .get("state");
  }

  JsonNode followRedirect(JsonNode begun) {
    return get("/slack/oauth_redirect", "code=" + CODE + "&state=" + state(begun), cookie(begun));
  }

  void assertPage(JsonNode answer, int status, String words) {
    assertThat(answer.required("statusCode").asInt()).isEqualTo(status);
    assertThat(answer.at("/headers/content-type").asText()).isEqualTo("text/html; charset=utf-8");
    assertThat(answer.at("/headers/content-security-policy").asText())
        .startsWith("default-src 'none'");
    assertThat(answer.at("/cookies/0").asText()).contains("Max-Age=0");
    assertThat(answer.required("body").asText())
        .contains(words)
        .doesNotContain("<script", SECRET, TOKEN, CODE, KEY);
    assertThat(context.log.toString()).doesNotContain(SECRET, TOKEN, CODE, KEY);
  }
}
