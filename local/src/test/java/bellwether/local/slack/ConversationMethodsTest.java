package bellwether.local.slack;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** {@code conversations.history} and {@code conversations.replies}. */
final class ConversationMethodsTest {
  private static final String CHANNEL = "C0LOCAL01";

  private RunningLocalSlack api;

  @BeforeEach
  void open() throws IOException {
    api = new RunningLocalSlack(Duration.ZERO, Clock.systemUTC());
  }

  @AfterEach
  void close() throws IOException {
    api.close();
  }

  private String post(String text, String... more) throws Exception {
    List<String> fields = new ArrayList<>(List.of("channel", CHANNEL, "text", text));
    fields.addAll(List.of(more));
    return api.call("chat.postMessage", fields.toArray(String[]::new)).path("ts").asText();
  }

  private JsonNode history(String... more) throws Exception {
    List<String> fields = new ArrayList<>(List.of("channel", CHANNEL));
    fields.addAll(List.of(more));
    return api.call("conversations.history", fields.toArray(String[]::new));
  }

  private static List<String> ts(JsonNode page) {
    return page.path("messages").findValuesAsText("ts");
  }

  @Test
  void history_isNewestFirstWithoutRepliesAndCountsThem() throws Exception {
    String first = post("first");
    String second = post("second");
    String reply = post("reply", "thread_ts", first);
    String nested = post("nested", "thread_ts", reply);
    JsonNode history = history();
    assertThat(ts(history)).containsExactly(second, first);
    assertThat(history.at("/messages/1/reply_count").asInt()).isEqualTo(2);
    assertThat(history.at("/messages/0").has("thread_ts")).isFalse();
    assertThat(ts(api.call("conversations.replies", "channel", CHANNEL, "ts", first)))
        .containsExactly(first, reply, nested);
  }

  @Test
  void history_hasPages() throws Exception {
    List<String> all = new ArrayList<>();
    for (int i = 0; i < 5; i++) {
      all.addFirst(post("m" + i));
    }
    JsonNode page = history("limit", "2");
    String cursor = page.at("/response_metadata/next_cursor").asText();
    JsonNode next = history("limit", "3", "cursor", cursor);
    assertThat(ts(page)).isEqualTo(all.subList(0, 2));
    assertThat(page.path("has_more").asBoolean()).isTrue();
    assertThat(ts(next)).isEqualTo(all.subList(2, 5));
    assertThat(next.path("has_more").asBoolean()).isFalse();
    assertThat(history("limit", "0").path("error").asText()).isEqualTo("invalid_limit");
    assertThat(history("cursor", "bm8=").path("error").asText()).isEqualTo("invalid_cursor");
  }

  @Test
  void history_isLimitedByTs() throws Exception {
    String oldest = post("oldest");
    String middle = post("middle");
    String latest = post("latest");
    assertThat(ts(history("oldest", oldest, "latest", latest))).containsExactly(middle);
    assertThat(ts(history("oldest", oldest, "latest", middle, "inclusive", "true")))
        .containsExactly(middle, oldest);
  }

  @Test
  void metadata_isReturnedOnlyOnRequest() throws Exception {
    post(
        "x",
        "metadata",
        "{\"event_type\":\"breach_alert\",\"event_payload\":{\"alert_id\":\"a1\"}}");
    assertThat(history().at("/messages/0").has("metadata")).isFalse();
    assertThat(
            history("include_all_metadata", "true")
                .at("/messages/0/metadata/event_payload/alert_id")
                .asText())
        .isEqualTo("a1");
  }
}
