package bellwether.local.slack;

import static org.assertj.core.api.Assertions.assertThat;

import bellwether.local.http.LocalHttpServer;
import bellwether.local.slack.workspace.PostedMessage;
import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class LocalSlackTest {
  private static final String CHANNEL = "C0LOCAL01";

  private final FakeClock clock = new FakeClock();
  private LocalHttpServer site;
  private LocalSlack slack;
  private LocalSlackApiClient api;

  @BeforeEach
  void open() throws IOException {
    site = LocalHttpServer.open(0);
    slack =
        LocalSlack.inMemory(
            LocalSlackSettings.withSlackLimits(
                LocalSlackApiClient.TOKEN, "signing", List.of("vendor-alerts", "security")),
            clock);
    slack.mount(site);
    api = new LocalSlackApiClient(site);
  }

  @AfterEach
  void close() throws IOException {
    api.close();
    site.close();
    slack.close();
  }

  private String post(Map<String, String> fields) throws Exception {
    clock.advance(Duration.ofSeconds(10));
    JsonNode answer = api.callForm("chat.postMessage", fields);
    assertThat(answer.path("ok").asBoolean()).as(answer.toString()).isTrue();
    return answer.path("ts").asText();
  }

  @Test
  void auth_isRequiredAndChecked() throws Exception {
    String form = "application/x-www-form-urlencoded";
    assertThat(api.post("/api/auth.test", form, "", "").body()).contains("\"not_authed\"");
    assertThat(api.post("/api/auth.test", form, "Bearer no", "").body()).contains("invalid_auth");
    assertThat(api.post("/api/auth.test", form, "", "token=" + LocalSlackApiClient.TOKEN).body())
        .contains("\"ok\":true");
    assertThat(api.callForm("auth.test", Map.of()).path("bot_id").asText()).isEqualTo("B0LOCAL");
  }

  @Test
  void post_acceptsChannelIdAndNameInBothEncodings() throws Exception {
    post(Map.of("channel", CHANNEL, "text", "one"));
    post(Map.of("channel", "#vendor-alerts", "text", "two"));
    clock.advance(Duration.ofSeconds(9));
    JsonNode answer =
        api.callJson("chat.postMessage", "{\"channel\":\"security\",\"text\":\"three\"}");

    assertThat(answer.path("channel").asText()).isEqualTo("C0LOCAL02");
    assertThat(slack.messages(CHANNEL))
        .extracting(PostedMessage::text)
        .containsExactly("one", "two");
    assertThat(slack.messages("security")).extracting(PostedMessage::text).containsExactly("three");
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
  void post_refusesAsSlackDoesAndKeepsNothing(String error, String body) throws Exception {
    JsonNode answer = api.callJson("chat.postMessage", body.replace('\'', '"'));

    assertThat(answer.path("ok").asBoolean()).isFalse();
    assertThat(answer.path("error").asText()).isEqualTo(error);
    assertThat(slack.messages(CHANNEL)).isEmpty();
  }

  @Test
  void post_refusesTextBeyondTheCapAndBrokenJsonAndUnknownMethods() throws Exception {
    String most = "x".repeat(40_000);
    post(Map.of("channel", CHANNEL, "text", most));
    clock.advance(Duration.ofSeconds(9));
    assertThat(api.callForm("chat.postMessage", Map.of("channel", CHANNEL, "text", most + "x")))
        .hasToString("{\"ok\":false,\"error\":\"msg_too_long\"}");
    assertThat(api.callJson("chat.postMessage", "{").path("error").asText())
        .isEqualTo("invalid_json");
    assertThat(api.callJson("chat.shout", "{}").path("error").asText()).isEqualTo("unknown_method");
  }

  @Test
  void post_reportsInvalidBlocks() throws Exception {
    JsonNode answer =
        api.callJson(
            "chat.postMessage", "{\"channel\":\"C0LOCAL01\",\"blocks\":[{\"type\":\"carousel\"}]}");

    assertThat(answer.at("/response_metadata/messages/0").asText())
        .isEqualTo("[ERROR] unsupported type: carousel [json-pointer:/blocks/0/type]");
  }

  @Test
  void rate_isOnePerSecondAndChannelAfterABurst() throws Exception {
    Map<String, String> message = Map.of("channel", CHANNEL, "text", "x");
    for (int i = 0; i < 3; i++) {
      assertThat(api.sendForm("chat.postMessage", message).statusCode()).isEqualTo(200);
    }
    HttpResponse<String> limited = api.sendForm("chat.postMessage", message);

    assertThat(limited.statusCode()).isEqualTo(429);
    assertThat(limited.headers().firstValue("Retry-After")).hasValue("1");
    assertThat(limited.body()).isEqualTo("{\"ok\":false,\"error\":\"ratelimited\"}");
    assertThat(
            api.callForm("chat.postMessage", Map.of("channel", "#security", "text", "x"))
                .path("ok")
                .asBoolean())
        .isTrue();
    clock.advance(Duration.ofSeconds(1));
    assertThat(api.sendForm("chat.postMessage", message).statusCode()).isEqualTo(200);
    assertThat(api.sendForm("chat.postMessage", message).statusCode()).isEqualTo(429);
  }

  @Test
  void history_isNewestFirstWithoutRepliesAndCountsThem() throws Exception {
    String first = post(Map.of("channel", CHANNEL, "text", "first"));
    String second = post(Map.of("channel", CHANNEL, "text", "second"));
    String reply = post(Map.of("channel", CHANNEL, "text", "reply", "thread_ts", first));
    String nested = post(Map.of("channel", CHANNEL, "text", "nested", "thread_ts", reply));

    JsonNode history = api.callForm("conversations.history", Map.of("channel", CHANNEL));
    assertThat(history.path("messages").findValuesAsText("ts")).containsExactly(second, first);
    assertThat(history.at("/messages/1/reply_count").asInt()).isEqualTo(2);
    assertThat(history.at("/messages/0").has("thread_ts")).isFalse();
    JsonNode replies =
        api.callForm("conversations.replies", Map.of("channel", CHANNEL, "ts", first));
    assertThat(replies.path("messages").findValuesAsText("ts"))
        .containsExactly(first, reply, nested);
  }

  @Test
  void history_pagesAndBoundsByTs() throws Exception {
    List<String> all = new ArrayList<>();
    for (int i = 0; i < 5; i++) {
      all.addFirst(post(Map.of("channel", CHANNEL, "text", "m" + i)));
    }
    JsonNode page = api.callForm("conversations.history", Map.of("channel", CHANNEL, "limit", "2"));
    String cursor = page.at("/response_metadata/next_cursor").asText();
    JsonNode next =
        api.callForm(
            "conversations.history", Map.of("channel", CHANNEL, "limit", "3", "cursor", cursor));

    assertThat(page.path("messages").findValuesAsText("ts")).isEqualTo(all.subList(0, 2));
    assertThat(page.path("has_more").asBoolean()).isTrue();
    assertThat(next.path("messages").findValuesAsText("ts")).isEqualTo(all.subList(2, 5));
    assertThat(next.path("has_more").asBoolean()).isFalse();

    Map<String, String> between =
        Map.of("channel", CHANNEL, "oldest", all.get(3), "latest", all.get(1));
    assertThat(
            api.callForm("conversations.history", between).path("messages").findValuesAsText("ts"))
        .containsExactly(all.get(2));
    assertThat(
            api.callForm(
                    "conversations.history",
                    Map.of(
                        "channel",
                        CHANNEL,
                        "oldest",
                        all.get(3),
                        "latest",
                        all.get(1),
                        "inclusive",
                        "true"))
                .path("messages")
                .findValuesAsText("ts"))
        .isEqualTo(all.subList(1, 4));
    assertThat(
            api.callForm("conversations.history", Map.of("channel", CHANNEL, "limit", "0"))
                .path("error")
                .asText())
        .isEqualTo("invalid_limit");
    assertThat(
            api.callForm("conversations.history", Map.of("channel", CHANNEL, "cursor", "bm8="))
                .path("error")
                .asText())
        .isEqualTo("invalid_cursor");
  }

  @Test
  void metadata_isReturnedOnlyOnRequest() throws Exception {
    String metadata = "{\"event_type\":\"breach_alert\",\"event_payload\":{\"alert_id\":\"a1\"}}";
    post(Map.of("channel", CHANNEL, "text", "x", "metadata", metadata));

    JsonNode plain = api.callForm("conversations.history", Map.of("channel", CHANNEL));
    JsonNode all =
        api.callForm(
            "conversations.history", Map.of("channel", CHANNEL, "include_all_metadata", "true"));
    assertThat(plain.at("/messages/0").has("metadata")).isFalse();
    assertThat(all.at("/messages/0/metadata/event_payload/alert_id").asText()).isEqualTo("a1");
  }

  @Test
  void update_replacesTheTextAndKeepsTheTs() throws Exception {
    List<PostedMessage> heard = new ArrayList<>();
    slack.addListener(heard::add);
    String ts = post(Map.of("channel", CHANNEL, "text", "old"));

    JsonNode answer =
        api.callForm("chat.update", Map.of("channel", CHANNEL, "ts", ts, "text", "new"));
    JsonNode missing =
        api.callForm("chat.update", Map.of("channel", CHANNEL, "ts", "1.000000", "text", "new"));

    assertThat(answer.path("ts").asText()).isEqualTo(ts);
    assertThat(slack.messages(CHANNEL)).extracting(PostedMessage::text).containsExactly("new");
    assertThat(heard).extracting(PostedMessage::text).containsExactly("old", "new");
    assertThat(heard)
        .extracting(message -> message.editedTs() != null)
        .containsExactly(false, true);
    assertThat(missing.path("error").asText()).isEqualTo("message_not_found");
  }

  @Test
  void ts_isUniqueAtOneInstant() throws Exception {
    for (int i = 0; i < 3; i++) {
      api.callForm("chat.postMessage", Map.of("channel", CHANNEL, "text", "x"));
    }
    assertThat(slack.messages(CHANNEL))
        .extracting(PostedMessage::ts)
        .doesNotHaveDuplicates()
        .allMatch(ts -> ts.matches("\\d{10}\\.\\d{6}"));
  }

  @Test
  void mentions_areFoundWhereSlackWouldNotify() throws Exception {
    post(Map.of("channel", CHANNEL, "text", "a <!channel> b &lt;!here&gt; <https://x.example|y>"));
    post(
        Map.of(
            "channel",
            CHANNEL,
            "text",
            "t",
            "blocks",
            """
            [{"type":"section","text":{"type":"plain_text","text":"<!everyone>"}},
             {"type":"section","text":{"type":"mrkdwn","text":"<@U123> and <!subteam^S1>"}},
             {"type":"rich_text","elements":[{"type":"rich_text_section","elements":[
               {"type":"text","text":"<!here>"},{"type":"broadcast","range":"here"}]}]}]\
            """));

    assertThat(slack.messages(CHANNEL).getFirst().mentions()).containsExactly("<!channel>");
    assertThat(slack.messages(CHANNEL).getLast().mentions())
        .containsExactly("<@U123>", "<!subteam^S1>", "<!here>");
  }

  @Test
  void page_isLocalOnly() throws Exception {
    assertThat(api.get("/").headers().firstValue("Content-Security-Policy").orElseThrow())
        .startsWith("default-src 'none'; connect-src 'self'")
        .doesNotContain("unsafe");
    assertThat(api.get("/nothing").statusCode()).isEqualTo(404);
    assertThat(api.get("/local/messages?since=0").statusCode()).isEqualTo(200);
    assertThat(api.get("/local/messages?since=x").statusCode()).isEqualTo(200);
    String command = "{\"text\":\"/breach x\"}";
    assertThat(api.post("/local/command", "text/plain", "", command).statusCode()).isEqualTo(403);
    assertThat(api.get("/local/messages", "Origin", "http://evil.example").statusCode())
        .isEqualTo(403);
  }
}
