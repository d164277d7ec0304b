package bellwether.local.slack;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import bellwether.local.slack.workspace.PostedMessage;
import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class LocalSlackTest {
  private static final String CHANNEL = "C0LOCAL01";
  private static final String FORM = "application/x-www-form-urlencoded";

  private volatile Instant now = Instant.parse("2026-03-19T20:25:30Z");
  private RunningLocalSlack api;

  @BeforeEach
  void open() throws IOException {
    api = new RunningLocalSlack(Duration.ofSeconds(1), () -> now);
  }

  @AfterEach
  void close() throws IOException {
    api.close();
  }

  private String post(String... fields) throws Exception {
    now = now.plusSeconds(10);
    JsonNode response = api.call("chat.postMessage", fields);
    assertThat(response.path("ok").asBoolean()).as(response.toString()).isTrue();
    return response.path("ts").asText();
  }

  private List<PostedMessage> messages() {
    return api.slack().messages(CHANNEL);
  }

  @Test
  void token_isRequiredAndChecked() throws Exception {
    assertThat(api.post("/api/auth.test", FORM, "", "").body()).contains("\"not_authed\"");
    assertThat(api.post("/api/auth.test", FORM, "Bearer no", "").body()).contains("invalid_auth");
    // A form of a web page could send it.
    assertThat(api.post("/api/auth.test", FORM, "", "token=" + RunningLocalSlack.TOKEN).body())
        .contains("\"not_authed\"");
    assertThat(api.call("auth.test").path("bot_id").asText()).isEqualTo("B0LOCAL");
  }

  @Test
  void post_acceptsChannelIdAndNameInBothEncodings() throws Exception {
    post("channel", CHANNEL, "text", "one");
    post("channel", "#vendor-alerts", "text", "two");
    JsonNode response =
        api.callJson("chat.postMessage", "{\"channel\":\"security\",\"text\":\"three\"}");
    assertThat(response.path("channel").asText()).isEqualTo("C0LOCAL02");
    assertThat(messages()).extracting(PostedMessage::text).containsExactly("one", "two");
    assertThat(api.slack().messages("security"))
        .extracting(PostedMessage::text)
        .containsExactly("three");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "channel_not_found | {'channel':'#nowhere','text':'x'}",
        "no_text | {'channel':'C0LOCAL01'}",
        "no_text | {'channel':'C0LOCAL01','text':'','blocks':[]}",
        "invalid_blocks_format | {'channel':'C0LOCAL01','blocks':'[{'}",
        "invalid_blocks | {'channel':'C0LOCAL01','blocks':[{'type':'section','text':{'type':'mrkdwn','text':''}}]}",
        "invalid_metadata_format | {'channel':'C0LOCAL01','text':'x','metadata':{'event_type':1}}",
        "cannot_reply_to_message | {'channel':'C0LOCAL01','text':'x','thread_ts':'1.000000'}",
      })
  void invalidPost_isRejectedAndNotStored(String error, String body) throws Exception {
    JsonNode response = api.callJson("chat.postMessage", body.replace('\'', '"'));
    assertThat(response.path("ok").asBoolean()).isFalse();
    assertThat(response.path("error").asText()).isEqualTo(error);
    assertThat(messages()).isEmpty();
  }

  @Test
  void textOverTheLimit_isRejected() throws Exception {
    String longest = "x".repeat(40_000);
    post("channel", CHANNEL, "text", longest);
    assertThat(api.call("chat.postMessage", "channel", CHANNEL, "text", longest + "x"))
        .hasToString("{\"ok\":false,\"error\":\"msg_too_long\"}");
  }

  @Test
  void invalidJsonAndUnknownMethod_areRejected() throws Exception {
    assertThat(api.callJson("chat.postMessage", "{").path("error").asText())
        .isEqualTo("invalid_json");
    assertThat(api.callJson("chat.shout", "{}").path("error").asText()).isEqualTo("unknown_method");
  }

  @Test
  void invalidBlocks_areReported() throws Exception {
    JsonNode response =
        api.callJson(
            "chat.postMessage", "{\"channel\":\"C0LOCAL01\",\"blocks\":[{\"type\":\"carousel\"}]}");
    assertThat(response.at("/response_metadata/messages/0").asText())
        .isEqualTo("[ERROR] unsupported type: carousel [json-pointer:/blocks/0/type]");
  }

  @Test
  void rate_isOnePerSecondAndChannelAfterABurst() throws Exception {
    String[] message = {"channel", CHANNEL, "text", "x"};
    for (int i = 0; i < 3; i++) {
      assertThat(api.send("chat.postMessage", message).statusCode()).isEqualTo(200);
    }
    HttpResponse<String> limited = api.send("chat.postMessage", message);
    assertThat(limited.statusCode()).isEqualTo(429);
    assertThat(limited.headers().firstValue("Retry-After")).hasValue("1");
    assertThat(limited.body()).isEqualTo("{\"ok\":false,\"error\":\"ratelimited\"}");
    assertThat(api.send("chat.postMessage", "channel", "#security", "text", "x").statusCode())
        .isEqualTo(200);
    now = now.plusSeconds(1);
    assertThat(api.send("chat.postMessage", message).statusCode()).isEqualTo(200);
    assertThat(api.send("chat.postMessage", message).statusCode()).isEqualTo(429);
  }

  @Test
  void update_replacesTheTextAndKeepsTheTs() throws Exception {
    String ts = post("channel", CHANNEL, "text", "old");
    JsonNode updated = api.call("chat.update", "channel", CHANNEL, "ts", ts, "text", "new");
    JsonNode missing = api.call("chat.update", "channel", CHANNEL, "ts", "1.000000", "text", "new");
    assertThat(updated.path("ts").asText()).isEqualTo(ts);
    assertThat(messages())
        .extracting(PostedMessage::text, message -> message.editedTs() != null)
        .containsExactly(tuple("new", true));
    assertThat(missing.path("error").asText()).isEqualTo("message_not_found");
  }

  @Test
  void ts_isUniqueAtOneInstant() throws Exception {
    for (int i = 0; i < 3; i++) {
      api.call("chat.postMessage", "channel", CHANNEL, "text", "x");
    }
    assertThat(messages())
        .extracting(PostedMessage::ts)
        .doesNotHaveDuplicates()
        .allMatch(ts -> ts.matches("\\d{10}\\.\\d{6}"));
  }

  @Test
  void page_acceptsOnlyItsOwnRequests() throws Exception {
    assertThat(api.get("/").headers().firstValue("Content-Security-Policy").orElseThrow())
        .startsWith("default-src 'none'; connect-src 'self'")
        .doesNotContain("unsafe");
    assertThat(api.get("/nothing").statusCode()).isEqualTo(404);
    assertThat(api.getAsPage("/local/messages?since=0").statusCode()).isEqualTo(200);
    assertThat(api.getAsPage("/local/messages?since=x").statusCode()).isEqualTo(200);
    String command = "{\"text\":\"/breach x\"}";
    assertThat(api.postAsPage("/local/command", "application/json", command).statusCode())
        .isEqualTo(200);
    assertThat(api.post("/local/command", "application/json", "", command).statusCode())
        .isEqualTo(403);
    assertThat(api.get("/local/messages").statusCode()).isEqualTo(403);
    assertThat(api.get("/local/messages", "X-Page-Token", "0").statusCode()).isEqualTo(403);
  }
}
