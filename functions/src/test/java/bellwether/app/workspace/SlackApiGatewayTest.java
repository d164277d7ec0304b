package bellwether.app.workspace;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import bellwether.app.request.Form;
import bellwether.app.request.Requester;
import bellwether.slack.api.Membership;
import bellwether.slack.reply.GeneralReplies;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Uses a fake Slack with response URLs that expire. */
final class SlackApiGatewayTest {
  private static final int MAX_RESPONSES = 5;

  private final List<String> requests = new CopyOnWriteArrayList<>();
  private final Set<String> rejectedMethods = new HashSet<>();
  private HttpServer slack;
  private boolean expired;
  private String tokenTeam = "";

  @BeforeEach
  void open() throws IOException {
    slack = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    slack.createContext(
        "/api/",
        exchange -> {
          String method = exchange.getRequestURI().getPath().substring("/api/".length());
          String form = new String(exchange.getRequestBody().readAllBytes(), UTF_8);
          String to = new Form(form.getBytes(UTF_8)).get("channel");
          boolean no = rejectedMethods.contains(method);
          if (!no) {
            requests.add(method + " " + to);
          }
          answer(exchange, 200, no ? "{\"ok\":false,\"error\":\"channel_not_found\"}" : success());
        });
    slack.createContext(
        "/response/",
        exchange -> {
          exchange.getRequestBody().readAllBytes();
          boolean worn =
              expired || requests.stream().filter("response"::equals).count() >= MAX_RESPONSES;
          if (!worn) {
            requests.add("response");
          }
          answer(exchange, worn ? 404 : 200, "");
        });
    slack.start();
  }

  @AfterEach
  void close() {
    slack.stop(0);
  }

  private static void answer(HttpExchange exchange, int status, String body) throws IOException {
    byte[] bytes = body.getBytes(UTF_8);
    exchange.sendResponseHeaders(status, bytes.length == 0 ? -1 : bytes.length);
    exchange.getResponseBody().write(bytes);
    exchange.close();
  }

  private String success() {
    return "{\"ok\":true,\"team_id\":\"" + tokenTeam + "\",\"user\":{\"team_id\":\"T1\"}}";
  }

  private URI site() {
    return URI.create("http://127.0.0.1:" + slack.getAddress().getPort());
  }

  private SlackGateway gateway(BotToken token) {
    return new SlackApiGateway(_ -> token, site().resolve("/api/"), false);
  }

  private Requester requester(String channel) {
    return new Requester("T1", "U1", channel, site().resolve("/response/1").toString());
  }

  @Test
  @Tag("case-63")
  void sixthResponse_fallsBackToAnEphemeralPost() {
    SlackGateway desk = gateway(new BotToken.Available("xoxb-test"));
    for (int i = 0; i < 6; i++) {
      desk.respond(requester("C1"), GeneralReplies.inProgress());
    }
    assertThat(requests).hasSize(6);
    assertThat(requests.subList(0, 5)).containsOnly("response");
    assertThat(requests.getLast()).isEqualTo("chat.postEphemeral C1");
  }

  @Test
  @Tag("case-63")
  void responseAfterTheUrlExpired_fallsBackToAnEphemeralPost() {
    expired = true;
    gateway(new BotToken.Available("xoxb-test"))
        .respond(requester("C1"), GeneralReplies.inProgress());
    assertThat(requests).containsExactly("chat.postEphemeral C1");
  }

  @Test
  @Tag("case-63")
  void responseInAChannelWithoutTheApp_isADirectMessage() {
    expired = true;
    rejectedMethods.add("chat.postEphemeral");
    gateway(new BotToken.Available("xoxb-test"))
        .respond(requester("C1"), GeneralReplies.inProgress());
    assertThat(requests).containsExactly("chat.postMessage U1");
    requests.clear();
    gateway(new BotToken.Available("xoxb-test"))
        .respond(requester(""), GeneralReplies.inProgress());
    assertThat(requests).containsExactly("chat.postMessage U1");
  }

  @Test
  void responseThroughTheUrl_needsNoToken() {
    gateway(new BotToken.Missing("none here"))
        .respond(requester("C1"), GeneralReplies.inProgress());
    assertThat(requests).containsExactly("response");
    expired = true;
    gateway(new BotToken.Missing("none here"))
        .respond(requester("C1"), GeneralReplies.inProgress());
    assertThat(requests).containsExactly("response");
  }

  @Test
  void tokenOfAnotherWorkspace_makesEverybodyExternal() {
    BotToken token = new BotToken.Available("xoxb-test");
    SlackGateway asking = new SlackApiGateway(_ -> token, site().resolve("/api/"), true);
    tokenTeam = "T1";

    assertThat(asking.membership("T1", "U1")).isEqualTo(new Membership.Member());
    assertThat(asking.membership("T2", "U1")).isEqualTo(new Membership.External());
    rejectedMethods.add("auth.test");
    assertThat(asking.membership("T1", "U1")).isInstanceOf(Membership.Unknown.class);
  }

  @Test
  void workspaceWithoutToken_isUnknownWithTheFix() {
    SlackGateway gateway = gateway(new BotToken.Missing("install Bellwether again"));

    assertThat(gateway.membership("T1", "U1"))
        .isEqualTo(new Membership.Unknown("install Bellwether again"));
    assertThat(gateway.channelError("T1", "C1")).contains("install Bellwether again");
    assertThat(requests).isEmpty();
  }
}
