package bellwether.app.workspace;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import bellwether.app.request.Form;
import bellwether.app.request.Requester;
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

/** Against a Slack whose response addresses wear out, as Slack's do. */
final class SlackApiGatewayTest {
  private static final int MOST_ANSWERS = 5;

  private final List<String> heard = new CopyOnWriteArrayList<>();
  private final Set<String> refused = new HashSet<>();
  private HttpServer slack;
  private boolean expired;

  @BeforeEach
  void open() throws IOException {
    slack = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    slack.createContext(
        "/api/",
        exchange -> {
          String method = exchange.getRequestURI().getPath().substring("/api/".length());
          String form = new String(exchange.getRequestBody().readAllBytes(), UTF_8);
          String to = new Form(form.getBytes(UTF_8)).get("channel");
          boolean no = refused.contains(method);
          if (!no) {
            heard.add(method + " " + to);
          }
          answer(
              exchange,
              200,
              no ? "{\"ok\":false,\"error\":\"channel_not_found\"}" : "{\"ok\":true}");
        });
    slack.createContext(
        "/response/",
        exchange -> {
          exchange.getRequestBody().readAllBytes();
          boolean worn =
              expired || heard.stream().filter("response"::equals).count() >= MOST_ANSWERS;
          if (!worn) {
            heard.add("response");
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

  private URI site() {
    return URI.create("http://127.0.0.1:" + slack.getAddress().getPort());
  }

  private SlackGateway desk(BotToken token) {
    return new SlackApiGateway(_ -> token, site().resolve("/api/"));
  }

  private Requester asker(String channel) {
    return new Requester("T1", "U1", channel, site().resolve("/response/1").toString());
  }

  @Test
  @Tag("case-63")
  void sixthAnswer_fallsBackToAnEphemeralPost() {
    SlackGateway desk = desk(new BotToken.Available("xoxb-test"));
    for (int i = 0; i < 6; i++) {
      desk.respond(asker("C1"), GeneralReplies.inProgress());
    }
    assertThat(heard).hasSize(6);
    assertThat(heard.subList(0, 5)).containsOnly("response");
    assertThat(heard.getLast()).isEqualTo("chat.postEphemeral C1");
  }

  @Test
  @Tag("case-63")
  void answerAfterTheAddressExpired_fallsBackToAnEphemeralPost() {
    expired = true;
    desk(new BotToken.Available("xoxb-test")).respond(asker("C1"), GeneralReplies.inProgress());
    assertThat(heard).containsExactly("chat.postEphemeral C1");
  }

  @Test
  @Tag("case-63")
  void answerWhereTheAppIsNoMember_goesToThePerson() {
    expired = true;
    refused.add("chat.postEphemeral");
    desk(new BotToken.Available("xoxb-test")).respond(asker("C1"), GeneralReplies.inProgress());
    assertThat(heard).containsExactly("chat.postMessage U1");
    heard.clear();
    desk(new BotToken.Available("xoxb-test")).respond(asker(""), GeneralReplies.inProgress());
    assertThat(heard).containsExactly("chat.postMessage U1");
  }

  @Test
  void answerWithoutAToken_needsNone_whileTheAddressHolds() {
    desk(new BotToken.Missing("none here")).respond(asker("C1"), GeneralReplies.inProgress());
    assertThat(heard).containsExactly("response");
    expired = true;
    desk(new BotToken.Missing("none here")).respond(asker("C1"), GeneralReplies.inProgress());
    assertThat(heard).containsExactly("response");
  }
}
