package bellwether.slack.api;

import static bellwether.slack.api.SlackPosts.MESSAGE;
import static bellwether.slack.api.SlackPosts.OK;
import static bellwether.slack.api.SlackPosts.TOKEN;
import static bellwether.slack.api.SlackPosts.client;
import static bellwether.slack.api.SlackPosts.post;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import bellwether.slack.api.PostResult.NotSent;
import bellwether.slack.api.PostResult.Posted;
import bellwether.slack.api.PostResult.Unknown;
import bellwether.slack.block.SlackMessage;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

final class SlackClientTest {
  @Test
  void post_returnsTimestampAndChannel() {
    try (ScriptedSlackServer slack = new ScriptedSlackServer(ScriptedSlackServer.ok(OK))) {
      assertThat(post(slack)).isEqualTo(new Posted("1616145120.000100", "C1"));
      ScriptedSlackServer.Request request = slack.requests().getFirst();
      assertThat(request.line()).isEqualTo("POST /api/chat.postMessage HTTP/1.1");
      assertThat(request.headers()).containsEntry("authorization", "Bearer " + TOKEN);
      assertThat(request.form())
          .containsEntry("channel", "C1")
          .containsEntry("text", "A &amp; B")
          .containsEntry("link_names", "false")
          .containsEntry("parse", "none")
          .containsEntry("unfurl_links", "false")
          .containsEntry("unfurl_media", "false")
          .containsEntry(
              "metadata",
              "{\"event_type\":\"breach_alert\",\"event_payload\":{\"alert_id\":\"d1\"}}")
          .containsEntry(
              "blocks",
              "[{\"type\":\"header\",\"block_id\":\"alert:d1\",\"text\":{\"type\":\"plain_text\","
                  + "\"text\":\"A & B\",\"emoji\":false}}]")
          .doesNotContainKeys("thread_ts", "token");
    }
  }

  @Test
  void post_repliesInGivenThread() {
    try (ScriptedSlackServer slack = new ScriptedSlackServer(ScriptedSlackServer.ok(OK))) {
      client(slack.apiUrl()).post("C1", MESSAGE, "1.2", "d1");
      assertThat(slack.requests().getFirst().form()).containsEntry("thread_ts", "1.2");
    }
  }

  @Test
  void postWithoutBlocks_hasMarkInText() {
    try (ScriptedSlackServer slack =
        new ScriptedSlackServer(ScriptedSlackServer.ok(OK), ScriptedSlackServer.ok(OK))) {
      SlackClient client = client(slack.apiUrl());
      client.post("C1", new SlackMessage("plain", List.of()), null, "d1");
      client.post("C1", new SlackMessage("&lt;".repeat(1000), List.of()), null, "d1");
      assertThat(slack.requests().getFirst().form())
          .containsEntry("text", "plain\nalert:d1")
          .doesNotContainKeys("blocks", "metadata");
      String text = slack.requests().getLast().form().get("text");
      assertThat(text).hasSizeLessThanOrEqualTo(4000).matches("(&lt;)+…\nalert:d1");
    }
  }

  static Stream<Arguments> brokenResponses() {
    return Stream.of(
        Arguments.of("EOF", ScriptedSlackServer.closeConnection()),
        Arguments.of("RST", ScriptedSlackServer.reset()),
        Arguments.of("truncated 200", ScriptedSlackServer.truncatedBody("{\"ok\":true,\"chan")),
        Arguments.of("truncated whole JSON", ScriptedSlackServer.truncatedBody(OK)),
        Arguments.of("half JSON", ScriptedSlackServer.ok("{\"ok\":true,\"channel\":\"C1\"")),
        Arguments.of("HTML 200", ScriptedSlackServer.ok("<html>Slack is down</html>")),
        Arguments.of("empty 200", ScriptedSlackServer.ok("")),
        Arguments.of("JSON null", ScriptedSlackServer.ok("null")),
        Arguments.of("JSON list", ScriptedSlackServer.ok("[]")),
        Arguments.of("ok as text", ScriptedSlackServer.ok("{\"ok\":\"true\",\"ts\":\"1.2\"}")),
        Arguments.of("ok without ts", ScriptedSlackServer.ok("{\"ok\":true,\"channel\":\"C1\"}")),
        Arguments.of("deep JSON", ScriptedSlackServer.ok("[".repeat(5000))),
        Arguments.of("no HTTP", ScriptedSlackServer.notHttp()),
        Arguments.of("408", ScriptedSlackServer.response("408 Request Timeout", "", "")),
        Arguments.of("500", ScriptedSlackServer.response("500 Oops", "", OK)),
        Arguments.of("502", ScriptedSlackServer.response("502 Bad Gateway", "", "<html>")),
        Arguments.of("503", ScriptedSlackServer.response("503 Busy", "Retry-After: 0\r\n", "")),
        Arguments.of("504", ScriptedSlackServer.response("504 Late", "", "")),
        Arguments.of(
            "307",
            ScriptedSlackServer.response("307 Moved", "Location: /api/chat.postMessage\r\n", "")),
        Arguments.of(
            "401", ScriptedSlackServer.response("401 No", "WWW-Authenticate: Basic\r\n", "")),
        Arguments.of("421", ScriptedSlackServer.response("421 Misdirected", "", "")),
        Arguments.of("fatal", ScriptedSlackServer.ok("{\"ok\":false,\"error\":\"fatal_error\"}")),
        Arguments.of(
            "internal", ScriptedSlackServer.ok("{\"ok\":false,\"error\":\"internal_error\"}")),
        Arguments.of(
            "busy", ScriptedSlackServer.ok("{\"ok\":false,\"error\":\"service_unavailable\"}")),
        Arguments.of(
            "late", ScriptedSlackServer.ok("{\"ok\":false,\"error\":\"request_timeout\"}")),
        Arguments.of(
            "echo", ScriptedSlackServer.ok("{\"ok\":false,\"error\":\"token " + TOKEN + "\"}")),
        Arguments.of("nameless", ScriptedSlackServer.ok("{\"ok\":false}")));
  }

  @ParameterizedTest
  @ValueSource(strings = {"<html>", "{}", "{\"ok\":false,\"error\":\"service_unavailable\"}"})
  void unclearResponse_isNoAnswer(String body) {
    try (ScriptedSlackServer slack = new ScriptedSlackServer(ScriptedSlackServer.ok(body))) {
      assertThat(client(slack.apiUrl()).isAnswering()).isFalse();
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {OK, "{\"ok\":false,\"error\":\"invalid_auth\"}"})
  void clearResponse_isAnAnswer(String body) {
    try (ScriptedSlackServer slack = new ScriptedSlackServer(ScriptedSlackServer.ok(body))) {
      assertThat(client(slack.apiUrl()).isAnswering()).isTrue();
    }
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("brokenResponses")
  void brokenResponse_isUnknownAndNotResent(
      String name, ScriptedSlackServer.ScriptedResponse behaviour) {
    // The first post succeeds, so that there is a connection to reuse.
    try (ScriptedSlackServer slack =
        new ScriptedSlackServer(
            ScriptedSlackServer.ok(OK),
            behaviour,
            ScriptedSlackServer.ok(OK),
            ScriptedSlackServer.ok(OK))) {
      SlackClient client = client(slack.apiUrl());
      assertThat(client.post("C1", MESSAGE, null, "d1")).isInstanceOf(Posted.class);
      PostResult second = client.post("C1", MESSAGE, null, "d2");
      assertThat(second).as(name).isInstanceOf(Unknown.class);
      assertThat(second.toString()).doesNotContain(TOKEN);
      assertThat(slack.requests()).as("%s: requests seen", name).hasSize(2);
    }
  }

  @Test
  void noResponse_isUnknownAndNotResent() {
    try (ScriptedSlackServer slack = new ScriptedSlackServer(ScriptedSlackServer.neverRespond())) {
      SlackClient client = new SlackClient(TOKEN, slack.apiUrl(), Duration.ofSeconds(3));
      assertThat(client.post("C1", MESSAGE, null, "d1")).isInstanceOf(Unknown.class);
      assertThat(slack.requests()).hasSize(1);
    }
  }

  @Test
  void refusedConnection_isNotSent() throws IOException {
    int port;
    try (ServerSocket unused = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      port = unused.getLocalPort();
    }
    assertThat(
            client(URI.create("http://127.0.0.1:" + port + "/api/"))
                .post("C1", MESSAGE, null, "d1"))
        .isEqualTo(new NotSent("ConnectException"));
  }

  @Test
  void unknownHost_isNotSent() {
    assertThat(client(URI.create("https://slack.invalid/api/")).post("C1", MESSAGE, null, "d1"))
        .isInstanceOf(NotSent.class);
  }

  @Test
  void failedHandshake_isNotSent() {
    try (ScriptedSlackServer slack = new ScriptedSlackServer()) {
      // A server without TLS closes the connection, because it reads no line.
      URI https = URI.create(slack.apiUrl().toString().replace("http:", "https:"));
      SlackClient client = new SlackClient(TOKEN, https, Duration.ofMillis(300));
      assertThat(client.post("C1", MESSAGE, null, "d1")).isInstanceOf(NotSent.class);
      assertThat(slack.requests()).isEmpty();
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"", " ", "xoxb-a\nb", "xoxb-é", "xoxb a"})
  void malformedToken_isRejectedWithoutQuotingIt(String token) {
    assertThatIllegalArgumentException()
        .isThrownBy(
            () -> new SlackClient(token, SlackClient.DEFAULT_API_URL, Duration.ofSeconds(3)))
        .withMessage("SLACK_BOT_TOKEN is empty or has characters no token has");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "http://slack.com/api/",
        "ftp://localhost/",
        "https:///api",
        "localhost:3000",
        "http://localhost.evil.example/",
        "https://user:secret@slack.com/",
        "http://127.0.0.2/"
      })
  void insecureApiUrl_isRejectedWithoutQuotingIt(String url) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new SlackClient(TOKEN, URI.create(url), Duration.ofSeconds(3)))
        .withMessageStartingWith("SLACK_API_URL must be https")
        .withMessageNotContaining("secret");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "a b", "<!channel>", "é"})
  void malformedDeliveryId_isRejected(String id) {
    try (ScriptedSlackServer slack = new ScriptedSlackServer()) {
      assertThatIllegalArgumentException()
          .isThrownBy(() -> client(slack.apiUrl()).post("C1", MESSAGE, null, id));
      assertThat(slack.requests()).isEmpty();
    }
  }
}
