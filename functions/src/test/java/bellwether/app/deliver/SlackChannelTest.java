package bellwether.app.deliver;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import bellwether.app.workspace.BotToken;
import bellwether.slack.api.MessageQuery;
import bellwether.slack.api.PostResult;
import bellwether.slack.api.SearchResult;
import bellwether.slack.block.SlackMessage;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

final class SlackChannelTest {
  /** Has the fields of every method. */
  private static final String ANSWER =
      """
      {"ok": true, "ts": "1.1", "channel": "C1", "messages": [], "permalink": "https://a.slack.com/p1"}
      """;

  private final Map<String, String> tokens = new ConcurrentHashMap<>();
  private final List<String> seen = new CopyOnWriteArrayList<>();
  private HttpServer server;
  private SlackChannel slack;

  @BeforeEach
  void start() throws IOException {
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.createContext(
        "/api/",
        exchange -> {
          String form = new String(exchange.getRequestBody().readAllBytes(), UTF_8);
          String channel = form.replaceAll("(?s).*channel=(\\w+).*", "$1");
          seen.add(channel + " " + exchange.getRequestHeaders().getFirst("Authorization"));
          byte[] answer = ANSWER.getBytes(UTF_8);
          exchange.sendResponseHeaders(200, answer.length);
          exchange.getResponseBody().write(answer);
          exchange.close();
        });
    server.start();
    slack =
        new SlackChannel(
            customer ->
                tokens.containsKey(customer)
                    ? new BotToken.Available(tokens.get(customer))
                    : new BotToken.Missing("install it"),
            URI.create("http://127.0.0.1:" + server.getAddress().getPort() + "/api/"),
            Duration.ofMinutes(1));
  }

  @AfterEach
  void stop() {
    server.stop(0);
  }

  private PostResult post(String customer) {
    return slack.post(customer, "C" + customer, SlackMessage.ofLines("x"), null, "d1");
  }

  @Test
  void post_usesTheCustomersOwnToken() {
    tokens.put("T1", "xoxb-1");
    tokens.put("T2", "xoxb-2");
    post("T1");
    post("T2");
    post("T1");
    assertThat(seen).containsExactly("CT1 Bearer xoxb-1", "CT2 Bearer xoxb-2", "CT1 Bearer xoxb-1");
  }

  @Test
  void everyMethod_returnsSlacksAnswer() {
    tokens.put("T1", "xoxb-1");
    PostResult.Posted posted = new PostResult.Posted("1.1", "C1");
    assertThat(post("T1")).isEqualTo(posted);
    assertThat(slack.update("T1", "C1", "1.1", SlackMessage.ofLines("x"), "d1")).isEqualTo(posted);
    assertThat(slack.permalink("T1", "C1", "1.1")).contains("https://a.slack.com/p1");
    assertThat(slack.find("T1", query())).isEqualTo(new SearchResult.NotFound());
    assertThat(seen).hasSize(4).allMatch(call -> call.endsWith("Bearer xoxb-1"));
  }

  @Test
  void post_usesANewTokenAndNoRemovedOne() {
    tokens.put("T1", "xoxb-1");
    post("T1");
    tokens.put("T1", "xoxb-new");
    post("T1");
    tokens.remove("T1");

    assertThat(post("T1")).isEqualTo(new PostResult.Rejected("not_authed", true, "install it"));
    assertThat(seen).containsExactly("CT1 Bearer xoxb-1", "CT1 Bearer xoxb-new");
  }

  @Test
  void methods_withoutATokenSendNothing() {
    assertThat(slack.find("T1", query()))
        .isEqualTo(new SearchResult.Inconclusive("not_authed: install it", null, null));
    assertThat(slack.permalink("T1", "C1", "1.1")).isEmpty();
    assertThat(slack.update("T1", "C1", "1.1", SlackMessage.ofLines("x"), "d1"))
        .isEqualTo(new PostResult.Rejected("not_authed", true, "install it"));
    assertThat(seen).isEmpty();
  }

  private static MessageQuery query() {
    return new MessageQuery("C1", "d1", Instant.EPOCH, Instant.EPOCH, null, null);
  }
}
