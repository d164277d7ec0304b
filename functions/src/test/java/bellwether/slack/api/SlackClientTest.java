package bellwether.slack.api;

import bellwether.slack.block.SlackMessage;
import bellwether.slack.block.Blocks;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import bellwether.slack.api.Post.Malformed;
import bellwether.slack.api.Post.NotSent;
import bellwether.slack.api.Post.Posted;
import bellwether.slack.api.Post.RateLimited;
import bellwether.slack.api.Post.Refused;
import bellwether.slack.api.Post.Unclear;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.time.Duration;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

final class SlackClientTest {
  private static final String TOKEN = "xoxb-not-a-real-token-8f31";
  private static final String OK =
      "{\"ok\":true,\"channel\":\"C1\",\"ts\":\"1616145120.000100\",\"message\":{\"blocks\":[{\"type\":\"new_kind\"}]}}";
  private static final SlackMessage MESSAGE =
      new SlackMessage("A &amp; B", new Blocks().header("A & B").json());

  @Test
  void post_tellsWhereTheMessageIs() {
    try (FakeSlack slack = new FakeSlack(FakeSlack.ok(OK))) {
      assertThat(post(slack)).isEqualTo(new Posted("1616145120.000100", "C1"));
      FakeSlack.Request request = slack.requests().getFirst();
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
              "[{\"type\":\"header\",\"text\":{\"type\":\"plain_text\",\"text\":\"A & B\","
                  + "\"emoji\":false},\"block_id\":\"alert:d1\"}]")
          .doesNotContainKeys("thread_ts", "token");
    }
  }

  @Test
  void post_repliesInTheThreadThatIsNamed() {
    try (FakeSlack slack = new FakeSlack(FakeSlack.ok(OK))) {
      client(slack.apiUrl()).post("C1", MESSAGE, "1.2", "d1");
      assertThat(slack.requests().getFirst().form()).containsEntry("thread_ts", "1.2");
    }
  }

  @Test
  void postWithoutBlocks_bearsItsMarkInTheText() {
    try (FakeSlack slack = new FakeSlack(FakeSlack.ok(OK), FakeSlack.ok(OK))) {
      SlackClient client = client(slack.apiUrl());
      client.post("C1", new SlackMessage("plain", "[]"), null, "d1");
      client.post("C1", new SlackMessage("&lt;".repeat(1000), "[]"), null, "d1");
      assertThat(slack.requests().getFirst().form())
          .containsEntry("text", "plain\nalert:d1")
          .doesNotContainKeys("blocks", "metadata");
      String text = slack.requests().getLast().form().get("text");
      assertThat(text).hasSizeLessThanOrEqualTo(4000).matches("(&lt;)+…\nalert:d1");
    }
  }

  static Stream<Arguments> brokenAnswers() {
    return Stream.of(
        Arguments.of("EOF", FakeSlack.eof()),
        Arguments.of("RST", FakeSlack.reset()),
        Arguments.of("truncated 200", FakeSlack.truncated("{\"ok\":true,\"chan")),
        Arguments.of("truncated whole JSON", FakeSlack.truncated(OK)),
        Arguments.of("half JSON", FakeSlack.ok("{\"ok\":true,\"channel\":\"C1\"")),
        Arguments.of("HTML 200", FakeSlack.ok("<html>Slack is down</html>")),
        Arguments.of("empty 200", FakeSlack.ok("")),
        Arguments.of("JSON null", FakeSlack.ok("null")),
        Arguments.of("JSON list", FakeSlack.ok("[]")),
        Arguments.of("ok as text", FakeSlack.ok("{\"ok\":\"true\",\"ts\":\"1.2\"}")),
        Arguments.of("ok without ts", FakeSlack.ok("{\"ok\":true,\"channel\":\"C1\"}")),
        Arguments.of("deep JSON", FakeSlack.ok("[".repeat(5000))),
        Arguments.of("no HTTP", FakeSlack.gibberish()),
        Arguments.of("408", FakeSlack.respond("408 Request Timeout", "", "")),
        Arguments.of("500", FakeSlack.respond("500 Oops", "", OK)),
        Arguments.of("502", FakeSlack.respond("502 Bad Gateway", "", "<html>")),
        Arguments.of("503", FakeSlack.respond("503 Busy", "Retry-After: 0\r\n", "")),
        Arguments.of("504", FakeSlack.respond("504 Late", "", "")),
        Arguments.of(
            "307", FakeSlack.respond("307 Moved", "Location: /api/chat.postMessage\r\n", "")),
        Arguments.of("401", FakeSlack.respond("401 No", "WWW-Authenticate: Basic\r\n", "")),
        Arguments.of("421", FakeSlack.respond("421 Misdirected", "", "")),
        Arguments.of("fatal", FakeSlack.ok("{\"ok\":false,\"error\":\"fatal_error\"}")),
        Arguments.of("internal", FakeSlack.ok("{\"ok\":false,\"error\":\"internal_error\"}")),
        Arguments.of("busy", FakeSlack.ok("{\"ok\":false,\"error\":\"service_unavailable\"}")),
        Arguments.of("late", FakeSlack.ok("{\"ok\":false,\"error\":\"request_timeout\"}")),
        Arguments.of("echo", FakeSlack.ok("{\"ok\":false,\"error\":\"token " + TOKEN + "\"}")),
        Arguments.of("nameless", FakeSlack.ok("{\"ok\":false}")));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("brokenAnswers")
  void brokenAnswer_isUnclearAndNeverResent(String name, FakeSlack.Behaviour behaviour) {
    // The first post succeeds, so that a kept connection would be there to be reused.
    try (FakeSlack slack =
        new FakeSlack(FakeSlack.ok(OK), behaviour, FakeSlack.ok(OK), FakeSlack.ok(OK))) {
      SlackClient client = client(slack.apiUrl());
      assertThat(client.post("C1", MESSAGE, null, "d1")).isInstanceOf(Posted.class);
      Post second = client.post("C1", MESSAGE, null, "d2");
      assertThat(second).as(name).isInstanceOf(Unclear.class);
      assertThat(second.toString()).doesNotContain(TOKEN);
      assertThat(slack.requests()).as("%s: requests seen", name).hasSize(2);
    }
  }

  @Test
  void silence_isUnclearAndNeverResent() {
    try (FakeSlack slack = new FakeSlack(FakeSlack.silence())) {
      SlackClient client = new SlackClient(TOKEN, slack.apiUrl(), Duration.ofSeconds(3));
      assertThat(client.post("C1", MESSAGE, null, "d1")).isInstanceOf(Unclear.class);
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
    try (FakeSlack slack = new FakeSlack()) {
      // A plain-text server hangs up on TLS: its request reader meets no line end, then the end.
      URI https = URI.create(slack.apiUrl().toString().replace("http:", "https:"));
      SlackClient client = new SlackClient(TOKEN, https, Duration.ofMillis(300));
      assertThat(client.post("C1", MESSAGE, null, "d1")).isInstanceOf(NotSent.class);
      assertThat(slack.requests()).isEmpty();
    }
  }

  @ParameterizedTest
  @CsvSource({
    "Retry-After: 1, 1",
    "Retry-After: 30, 30",
    "Retry-After: 0, 1",
    "Retry-After: -5, 1",
    "Retry-After: 601, 600",
    "Retry-After: 1000000000000, 600",
    "Retry-After: 99999999999999999999999999, 600",
    "'Retry-After: Wed, 21 Oct 2026 07:28:00 GMT', 60",
    "Retry-After:, 60",
    "Retry-After: 1.5, 60",
    "X-Nothing: 1, 60",
  })
  void rateLimit_isHonouredWithinBounds(String header, long seconds) {
    try (FakeSlack slack =
        new FakeSlack(
            FakeSlack.respond("429 Too Many", header + "\r\n", "ratelimited"), FakeSlack.ok(OK))) {
      assertThat(post(slack)).isEqualTo(new RateLimited(Duration.ofSeconds(seconds)));
      assertThat(slack.requests()).hasSize(1);
    }
  }

  @Test
  void rateLimitInsideOf200_isARateLimit() {
    try (FakeSlack slack =
        new FakeSlack(
            FakeSlack.respond(
                "200 OK", "Retry-After: 7\r\n", "{\"ok\":false,\"error\":\"ratelimited\"}"))) {
      assertThat(post(slack)).isEqualTo(new RateLimited(Duration.ofSeconds(7)));
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "channel_not_found",
        "not_in_channel",
        "is_archived",
        "invalid_auth",
        "not_authed",
        "account_inactive",
        "token_revoked",
        "token_expired",
        "missing_scope",
        "restricted_action",
        "restricted_action_read_only_channel",
        "ekm_access_denied",
        "team_access_not_granted"
      })
  void refusal_thatSomebodyCanMend_saysHow(String error) {
    try (FakeSlack slack = new FakeSlack(error(error))) {
      assertThat(post(slack))
          .isInstanceOfSatisfying(
              Refused.class,
              refused -> {
                assertThat(refused.error()).isEqualTo(error);
                assertThat(refused.mendable()).isTrue();
                assertThat(refused.fix()).isNotBlank();
                assertThat(refused.threadGone()).isFalse();
              });
    }
  }

  @Test
  void refusal_ofAThread_leavesTheChannelOpen() {
    try (FakeSlack slack = new FakeSlack(error("thread_not_found"))) {
      assertThat(post(slack))
          .isInstanceOfSatisfying(
              Refused.class,
              refused -> {
                assertThat(refused.mendable()).isFalse();
                assertThat(refused.threadGone()).isTrue();
              });
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "invalid_blocks",
        "invalid_blocks_format",
        "msg_too_long",
        "msg_blocks_too_long",
        "metadata_too_large",
        "no_text"
      })
  void refusal_ofTheForm_asksForAPlainerOne(String error) {
    try (FakeSlack slack = new FakeSlack(error(error))) {
      assertThat(post(slack)).isEqualTo(new Malformed(error));
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"", " ", "xoxb-a\nb", "xoxb-é", "xoxb a"})
  void impossibleToken_isRefusedWithoutBeingTold(String token) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new SlackClient(token, SlackClient.DEFAULT_API_URL))
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
  void apiUrlInTheOpen_isRefusedWithoutBeingTold(String url) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new SlackClient(TOKEN, URI.create(url)))
        .withMessageStartingWith("SLACK_API_URL must be https")
        .withMessageNotContaining("secret");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "a b", "<!channel>", "é"})
  void impossibleDeliveryId_isRefused(String id) {
    try (FakeSlack slack = new FakeSlack()) {
      assertThatIllegalArgumentException()
          .isThrownBy(() -> client(slack.apiUrl()).post("C1", MESSAGE, null, id));
      assertThat(slack.requests()).isEmpty();
    }
  }

  private static FakeSlack.Behaviour error(String error) {
    return FakeSlack.ok("{\"ok\":false,\"error\":\"" + error + "\"}");
  }

  private static Post post(FakeSlack slack) {
    return client(slack.apiUrl()).post("C1", MESSAGE, null, "d1");
  }

  private static SlackClient client(URI apiUrl) {
    return new SlackClient(TOKEN, apiUrl, Duration.ofMinutes(1));
  }
}
