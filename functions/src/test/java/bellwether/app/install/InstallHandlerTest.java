package bellwether.app.install;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import bellwether.app.App;
import bellwether.app.TestClock;
import bellwether.app.request.Form;
import bellwether.domain.workspace.Installation;
import bellwether.lambda.Environment;
import bellwether.lambda.FakeContext;
import bellwether.lambda.SlackConfig;
import bellwether.lambda.SlackHandler;
import bellwether.store.TokenCipher;
import bellwether.store.memory.InMemoryInstallationStore;
import bellwether.store.memory.InMemoryStores;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.sun.net.httpserver.HttpServer;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.time.Duration;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class InstallHandlerTest {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final String KEY = "AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA=";
  private static final String SECRET = "client-secret-of-the-tests";
  private static final String TOKEN = "xoxb-of-the-tests";
  private static final String CODE = "code-of-the-tests";
  private static final String HOST = "a1b2c3d4e5.execute-api.eu-central-1.amazonaws.com";

  private final TestClock clock = TestClock.start();
  private final InMemoryStores stores = new InMemoryStores();
  private final InMemoryInstallationStore installations = stores.installations();
  private final FakeContext context = new FakeContext();
  private final List<String> exchangedCodes = new CopyOnWriteArrayList<>();
  private final Map<String, String> settings = new HashMap<>();
  private String slackResponse = responseFor("T1", "Example", TOKEN);
  private HttpServer slack;

  @BeforeEach
  void start() throws IOException {
    slack = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    slack.createContext(
        "/api/oauth.v2.access",
        exchange -> {
          exchangedCodes.add(new String(exchange.getRequestBody().readAllBytes(), UTF_8));
          byte[] answer = slackResponse.getBytes(UTF_8);
          exchange.sendResponseHeaders(200, answer.length);
          exchange.getResponseBody().write(answer);
          exchange.close();
        });
    slack.start();
    settings.put("SLACK_SIGNING_SECRET", "signing-secret");
    settings.put("SLACK_CLIENT_ID", "1.2");
    settings.put("SLACK_CLIENT_SECRET", SECRET);
    settings.put("BELLWETHER_TOKEN_KEY", KEY);
    settings.put("SLACK_API_URL", "http://127.0.0.1:" + slack.getAddress().getPort() + "/api/");
  }

  @AfterEach
  void stop() {
    slack.stop(0);
  }

  private static String responseFor(String team, String name, String token) {
    return JSON.createObjectNode()
        .put("ok", true)
        .put("access_token", token)
        .put("token_type", "bot")
        .put("bot_user_id", "UBOT")
        .<ObjectNode>set("team", JSON.createObjectNode().put("id", team).put("name", name))
        .<ObjectNode>set("authed_user", JSON.createObjectNode().put("id", "UDANA"))
        .toString();
  }

  private JsonNode get(String path, String query, String... cookies) {
    return request("GET", HOST, path, query, cookies);
  }

  private JsonNode request(
      String method, String host, String path, String query, String... cookies) {
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

  /** What a browser keeps of an answer: the cookie without its attributes. */
  private static String cookie(JsonNode answer) {
    return answer.at("/cookies/0").asText().split(";")[0];
  }

  private static String state(JsonNode answer) {
    return new Form(
            URI.create(answer.at("/headers/location").asText()).getRawQuery().getBytes(UTF_8))
        .get("state");
  }

  private JsonNode followRedirect(JsonNode begun) {
    return get("/slack/oauth_redirect", "code=" + CODE + "&state=" + state(begun), cookie(begun));
  }

  private void assertPage(JsonNode answer, int status, String words) {
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

  @Test
  void install_redirectsToSlackWithAFreshState() {
    JsonNode answer = get("/slack/install", "");
    assertThat(answer.required("statusCode").asInt()).isEqualTo(302);
    assertThat(answer.at("/headers/location").asText())
        .startsWith("http://127.0.0.1:" + slack.getAddress().getPort() + "/oauth/v2/authorize?")
        .contains("client_id=1.2", "scope=commands%2Cchat%3Awrite")
        .doesNotContain(SECRET);
    assertThat(answer.at("/headers/cache-control").asText()).isEqualTo("no-store");
    assertThat(answer.at("/cookies/0").asText())
        .isEqualTo(
            "__Host-bellwether-install="
                + state(answer)
                + "; Max-Age=600; Path=/; HttpOnly; SameSite=Lax; Secure");
    Set<String> states = new HashSet<>();
    for (int i = 0; i < 100; i++) {
      states.add(state(get("/slack/install", "")));
    }
    assertThat(states).hasSize(100).allMatch(state -> state.length() == 43);
  }

  @ParameterizedTest
  @CsvSource({
    "localhost:3000, bellwether-install, false",
    "127.0.0.1:3000, bellwether-install, false",
    "localhost.evil.example, __Host-bellwether-install, true",
    "'', __Host-bellwether-install, true"
  })
  void cookie_isSecureExceptOnLoopback(String host, String name, boolean secure) {
    JsonNode answer = request("GET", host, "/slack/install", "");
    assertThat(answer.at("/cookies/0").asText()).startsWith(name + "=");
    assertThat(answer.at("/cookies/0").asText().endsWith("; Secure")).isEqualTo(secure);
  }

  @Test
  void redirect_savesTheTokenForThatWorkspaceOnly() {
    slackResponse = responseFor("T1", "<b>\"Tom\" & 'Co'</b>", TOKEN);

    assertPage(
        followRedirect(get("/slack/install", "")),
        200,
        "is installed in &lt;b&gt;&quot;Tom&quot; &amp; &#39;Co&#39;&lt;/b&gt;");

    Installation kept = installations.find("T1").orElseThrow();
    assertThat(kept.revokedAt()).isNull();
    assertThat(kept.installedAt()).isEqualTo(clock.instant());
    assertThat(kept.botUserId()).isEqualTo("UBOT");
    assertThat(kept.installedBy()).isEqualTo("UDANA");
    assertThat(kept.toString()).doesNotContain(TOKEN);
    TokenCipher seal = new TokenCipher(KEY);
    assertThat(seal.decrypt("T1", kept.sealedToken() + "")).contains(TOKEN);
    assertThat(seal.decrypt("T2", kept.sealedToken() + "")).isEmpty();
    assertThat(exchangedCodes)
        .singleElement()
        .asString()
        .contains("code=" + CODE, "client_secret=" + SECRET);
  }

  @Test
  void state_isValidOnce() {
    JsonNode begun = get("/slack/install", "");
    followRedirect(begun);
    assertPage(followRedirect(begun), 400, "Open /slack/install again");
    assertThat(exchangedCodes).hasSize(1);
  }

  @Test
  void state_isValidForTenMinutes() {
    JsonNode begun = get("/slack/install", "");
    clock.advance(Duration.ofMinutes(10));
    assertPage(followRedirect(begun), 400, "has expired or is already complete");
    assertThat(exchangedCodes).isEmpty();
  }

  @Test
  void state_isValidOnlyInTheBrowserThatGotIt() {
    JsonNode mine = get("/slack/install", "");
    JsonNode theirs = get("/slack/install", "");
    String query = "code=" + CODE + "&state=" + state(theirs);
    for (String[] cookies :
        new String[][] {
          {},
          {cookie(mine)},
          {cookie(theirs), cookie(mine)},
          {"bellwether-install=" + state(theirs)}
        }) {
      assertPage(get("/slack/oauth_redirect", query, cookies), 403, "started in another browser");
    }
    assertThat(exchangedCodes).isEmpty();
    assertThat(followRedirect(theirs).required("statusCode").asInt())
        .as("whoever failed to use it has not used it up")
        .isEqualTo(200);
  }

  @Test
  void unknownState_isRejectedEvenWithItsCookie() {
    assertPage(
        get("/slack/oauth_redirect", "code=c&state=made-up", "__Host-bellwether-install=made-up"),
        400,
        "Open /slack/install again");
    assertThat(exchangedCodes).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    "'', 400, Open /slack/install again",
    "code=c, 400, Open /slack/install again",
    "state=s, 400, Open /slack/install again",
    "code=&state=, 400, Open /slack/install again",
    "error=access_denied&state=s, 403, choose Allow",
    "error=%3Cscript%3Ealert(1)%3C/script%3E, 403, Slack denied"
  })
  void redirectWithoutACode_explainsWhatToDo(String query, int status, String words) {
    assertPage(get("/slack/oauth_redirect", query, "__Host-bellwether-install="), status, words);
    assertThat(exchangedCodes).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    "invalid_code, 400, start again",
    "bad_client_secret, 400, SLACK_CLIENT_SECRET",
    "<script>, 400, an unknown error"
  })
  void slackError_isReportedWithTheFix(String error, int status, String words) {
    slackResponse = JSON.createObjectNode().put("ok", false).put("error", error).toString();
    assertPage(followRedirect(get("/slack/install", "")), status, words);
    assertThat(installations.find("T1")).isEmpty();
  }

  @Test
  void unresponsiveSlack_isCalledOnceAndReported() {
    slackResponse = "<html>" + TOKEN;
    assertPage(followRedirect(get("/slack/install", "")), 502, "Slack did not respond");
    assertThat(exchangedCodes).hasSize(1);
    assertThat(context.log.toString()).contains("Slack did not answer", "reference=request-1");
  }

  @Test
  void missingSetting_isReportedBeforeTheRedirect() {
    settings.remove("BELLWETHER_TOKEN_KEY");
    assertPage(get("/slack/install", ""), 500, "openssl rand -base64 32");
    settings.put("BELLWETHER_TOKEN_KEY", "hush-hush");
    JsonNode wrong = get("/slack/install", "");
    assertPage(wrong, 500, "openssl rand -base64 32");
    assertThat(wrong.toString() + context.log).doesNotContain("hush-hush");
    settings.put("BELLWETHER_TOKEN_KEY", KEY);
    settings.remove("SLACK_CLIENT_SECRET");
    assertPage(get("/slack/install", ""), 500, "SLACK_CLIENT_SECRET is not set");
  }

  @Test
  void singleWorkspace_offersNoInstallation() {
    settings.remove("SLACK_CLIENT_ID");
    assertPage(get("/slack/install", ""), 404, "serves one workspace");
    assertPage(get("/slack/oauth_redirect", "code=c&state=s"), 404, "serves one workspace");
  }

  @Test
  void otherMethod_isRejected() {
    assertThat(request("POST", HOST, "/slack/install", "").required("statusCode").asInt())
        .isEqualTo(405);
    assertThat(get("/slack/install/", "").required("statusCode").asInt()).isEqualTo(404);
  }

  @Test
  void uninstalledWorkspace_isActiveAgainAfterReinstalling() {
    followRedirect(get("/slack/install", ""));
    UninstallHandler revocations = new UninstallHandler(installations, clock);
    clock.advance(Duration.ofHours(1));
    revocations.uninstalled("T1", clock.instant());
    assertThat(installations.find("T1").orElseThrow().sealedToken()).isNull();

    slackResponse = responseFor("T1", "Example", TOKEN + "-2");
    clock.advance(Duration.ofMinutes(5));
    followRedirect(get("/slack/install", ""));
    revocations.uninstalled("T1", clock.instant().minus(Duration.ofMinutes(5)));

    Installation kept = installations.find("T1").orElseThrow();
    assertThat(kept.revokedAt()).as("what Slack repeats late is old news").isNull();
    assertThat(new TokenCipher(KEY).decrypt("T1", kept.sealedToken() + "")).contains(TOKEN + "-2");
  }
}
