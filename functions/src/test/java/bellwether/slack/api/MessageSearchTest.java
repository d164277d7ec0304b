package bellwether.slack.api;

import static org.assertj.core.api.Assertions.assertThat;

import bellwether.slack.api.SearchResult.Found;
import bellwether.slack.api.SearchResult.Inconclusive;
import bellwether.slack.api.SearchResult.NotFound;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

final class MessageSearchTest {
  private static final Instant OLDEST = Instant.parse("2021-03-19T09:12:00.000001Z");
  private static final Instant LATEST = Instant.parse("2021-03-19T09:16:00Z");
  private static final String OTHER =
      "{\"ts\":\"1.1\",\"text\":\"alert:d1\",\"blocks\":[{\"block_id\":\"alert:d10\"}],"
          + "\"metadata\":{\"event_type\":\"else\",\"event_payload\":{\"alert_id\":\"d1\"}}}";

  @ParameterizedTest
  @ValueSource(
      strings = {
        "\"metadata\":{\"event_type\":\"breach_alert\",\"event_payload\":{\"alert_id\":\"d1\"}}",
        "\"blocks\":[{\"type\":\"x\"},{\"type\":\"header\",\"block_id\":\"alert:d1\"}]",
        "\"text\":\"plain\\nalert:d1\""
      })
  void eitherMark_isFound(String mark) {
    try (ScriptedSlackServer slack =
        new ScriptedSlackServer(page(OTHER + ",{\"ts\":\"2.2\"," + mark + "}", ""))) {
      assertThat(find(slack, null)).isEqualTo(new Found("2.2"));
    }
  }

  @Test
  void channel_isReadWithinTimeRange() {
    try (ScriptedSlackServer slack = new ScriptedSlackServer(page(OTHER, ""))) {
      assertThat(find(slack, null)).isEqualTo(new NotFound());
      ScriptedSlackServer.Request request = slack.requests().getFirst();
      assertThat(request.line()).startsWith("POST /api/conversations.history ");
      assertThat(request.form())
          .containsEntry("channel", "C1")
          .containsEntry("oldest", "1616145120.000001")
          .containsEntry("latest", "1616145360.000000")
          .containsEntry("inclusive", "true")
          .containsEntry("include_all_metadata", "true")
          .doesNotContainKeys("ts", "cursor");
    }
  }

  @Test
  void thread_isReadBeforeItsChannel() {
    String mine = "{\"ts\":\"3.3\",\"blocks\":[{\"block_id\":\"alert:d1\"}]}";
    try (ScriptedSlackServer slack = new ScriptedSlackServer(page(OTHER, ""), page(mine, ""))) {
      assertThat(find(slack, "7.7")).isEqualTo(new Found("3.3"));
      assertThat(slack.requests().getLast().line()).startsWith("POST /api/conversations.history ");
      assertThat(slack.requests().getLast().form()).doesNotContainKeys("ts", "cursor");
      assertThat(slack.requests().getFirst().line()).startsWith("POST /api/conversations.replies ");
      assertThat(slack.requests().getFirst().form()).containsEntry("ts", "7.7");
    }
  }

  @Test
  void allPages_areRead() {
    String mine = "{\"ts\":\"3.3\",\"blocks\":[{\"block_id\":\"alert:d1\"}]}";
    try (ScriptedSlackServer slack =
        new ScriptedSlackServer(page(OTHER, "n1"), page("", "n2"), page(mine, ""))) {
      assertThat(find(slack, null)).isEqualTo(new Found("3.3"));
      assertThat(slack.requests()).hasSize(3);
      assertThat(slack.requests().getLast().form()).containsEntry("cursor", "n2");
    }
  }

  @Test
  void endlessPages_areInconclusive() {
    ScriptedSlackServer.ScriptedResponse[] endless = new ScriptedSlackServer.ScriptedResponse[30];
    java.util.Arrays.fill(endless, page(OTHER, "again"));
    try (ScriptedSlackServer slack = new ScriptedSlackServer(endless)) {
      assertThat(find(slack, null)).isInstanceOf(Inconclusive.class);
      assertThat(slack.requests()).hasSize(20);
    }
  }

  @Test
  void goneThread_isNoReasonNotToReadTheChannel() {
    try (ScriptedSlackServer slack =
        new ScriptedSlackServer(
            ScriptedSlackServer.ok("{\"ok\":false,\"error\":\"thread_not_found\"}"),
            page(OTHER, ""))) {
      assertThat(find(slack, "7.7")).isEqualTo(new NotFound());
    }
  }

  @Test
  void rateLimitedSearch_continuesOnTheSamePage() {
    ScriptedSlackServer.ScriptedResponse limited =
        ScriptedSlackServer.response("429 No", "Retry-After: 60\r\n", "");
    String mine = "{\"ts\":\"3.3\",\"blocks\":[{\"block_id\":\"alert:d1\"}]}";
    try (ScriptedSlackServer slack =
        new ScriptedSlackServer(
            page(OTHER, "n1"), limited, page("", ""), page(OTHER, "n2"), limited, page(mine, ""))) {
      Inconclusive inThread = (Inconclusive) find(slack, "7.7");
      Inconclusive inChannel = (Inconclusive) find(slack, "7.7", inThread.position());
      assertThat(find(slack, "7.7", inChannel.position())).isEqualTo(new Found("3.3"));

      assertThat(slack.requests())
          .extracting(request ->
              request.line().replaceAll("POST /api/conversations.(\\w+) .*", "$1 ")
                  + request.form().getOrDefault("cursor", ""))
          .containsExactly(
              "replies ", "replies n1", "replies n1", "history ", "history n2", "history n2");
    }
  }

  @Test
  void expiredCursor_startsTheSearchAgain() {
    try (ScriptedSlackServer slack =
        new ScriptedSlackServer(
            ScriptedSlackServer.ok("{\"ok\":false,\"error\":\"invalid_cursor\"}"))) {
      assertThat(find(slack, null, "conversations.history old"))
          .isEqualTo(new Inconclusive("invalid_cursor", null, null));
    }
  }

  static Stream<Arguments> unreadable() {
    return Stream.of(
        Arguments.of(ScriptedSlackServer.response("429 No", "Retry-After: 30\r\n", ""), 30),
        Arguments.of(ScriptedSlackServer.ok("{\"ok\":false,\"error\":\"ratelimited\"}"), 60),
        Arguments.of(ScriptedSlackServer.ok("{\"ok\":false,\"error\":\"missing_scope\"}"), null),
        Arguments.of(ScriptedSlackServer.ok("{\"ok\":true}"), null),
        Arguments.of(
            ScriptedSlackServer.ok("{\"ok\":true,\"messages\":[],\"has_more\":true}"), null),
        Arguments.of(ScriptedSlackServer.ok("<html>"), null),
        Arguments.of(ScriptedSlackServer.response("503 No", "Retry-After: 0\r\n", ""), null),
        Arguments.of(ScriptedSlackServer.truncatedBody("{\"ok\":true,\"messages\":[]}"), null),
        Arguments.of(ScriptedSlackServer.closeConnection(), null));
  }

  @ParameterizedTest
  @MethodSource("unreadable")
  void unreadableResponse_isInconclusive(
      ScriptedSlackServer.ScriptedResponse answer, @Nullable Integer seconds) {
    try (ScriptedSlackServer slack = new ScriptedSlackServer(answer, page("", ""))) {
      assertThat(find(slack, null))
          .isInstanceOfSatisfying(
              Inconclusive.class,
              look ->
                  assertThat(look.retryAfter())
                      .isEqualTo(seconds == null ? null : Duration.ofSeconds(seconds)));
      assertThat(slack.requests()).hasSize(1);
    }
  }

  private static ScriptedSlackServer.ScriptedResponse page(String messages, String cursor) {
    return ScriptedSlackServer.ok(
        String.format(
            Locale.ROOT,
            "{\"ok\":true,\"messages\":[%s],\"has_more\":%s,\"response_metadata\":{\"next_cursor\":\"%s\"}}",
            messages,
            !cursor.isEmpty(),
            cursor));
  }

  private static SearchResult find(ScriptedSlackServer slack, @Nullable String threadTs) {
    return find(slack, threadTs, null);
  }

  private static SearchResult find(
      ScriptedSlackServer slack, @Nullable String threadTs, @Nullable String position) {
    return new SlackClient("xoxb-x", slack.apiUrl(), Duration.ofMinutes(1))
        .find(new MessageQuery("C1", "d1", OLDEST, LATEST, threadTs, position));
  }
}
